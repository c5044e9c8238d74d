// Tells Python how wide an element is, in steps: nothing is laid out anew for every pixel of a resized window. From `enough`
// pixels on, more of them change nothing. Returns the width that Python knows.
const STEP = 20; // pixels

function measured(root, known, tell, enough = Infinity) {
  const width = Math.floor(root.clientWidth / STEP) * STEP;
  if (width <= 0 || width === known || Math.min(width, known || width) >= enough) return known;
  tell("width", width);
  return width;
}
