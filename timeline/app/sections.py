"""The pages of the dashboard: their titles, what shows them, and their addresses. The first one stands at the root."""

from __future__ import annotations

from timeline.app import activity_page, people_page, places_page, timeline_page

MODULES = {"Timeline": timeline_page, "Places": places_page, "People": people_page, "Activity": activity_page}
PATHS = {title: title.lower() if place else "" for place, title in enumerate(MODULES)}
