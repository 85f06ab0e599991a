"""The command line: the second face of the services. Names, JSON keys and exit codes are fixed."""
