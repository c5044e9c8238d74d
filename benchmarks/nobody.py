"""The events that are read where nobody is on file: how far the rules carry. Run as a process of its own."""

from benchmarks.events import print_without_people
from timeline.lexicon import authority

if __name__ == "__main__":
    read = vars(authority)["read_csv"]
    vars(authority)["read_csv"] = lambda name, columns: [] if name == "people.csv" else read(name, columns)
    print_without_people()
