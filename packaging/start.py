"""Where the frozen programs begin."""

from renodesk.__main__ import main

main()
