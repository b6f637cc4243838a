"""python -m duidu, the duidu command, and the start of the frozen program."""

import sys


def main() -> int:
    """Run the command line and return its exit code; a frozen program is its own reader of single files, too."""
    if sys.argv[1:2] == ["--read-one-file"]:
        from duidu.formats.child import main as read_one_file

        return read_one_file()
    from duidu.cli.main import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
