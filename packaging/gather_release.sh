#!/bin/sh
# Gathers what the jobs of the release made into one folder, and adds manifests and sums:
# packaging/gather_release.sh FILES RELEASE ADDRESS
#
# FILES has a folder for each job; what is in an archive (release-*.tar) is unpacked, as it keeps
# which files may run. Two files of one name end it: one of them would be lost.
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
files=$1 release=$2 address=$3
mkdir -p "$release"
for archive in "$files"/*/release-*.tar; do
    [ -e "$archive" ] || continue
    tar --extract --file "$archive" --directory "$(dirname "$archive")"
    rm "$archive"
done
twice=$(find "$files" -type f | sed 's,.*/,,' | sort | uniq --repeated)
[ -z "$twice" ] || { echo "Two files are called $twice." >&2; exit 1; }
find "$files" -type f -exec mv --no-clobber --target-directory "$release" {} +
for image in "$release"/*.AppImage; do
    [ ! -e "$image" ] || [ -x "$image" ] || { echo "$image may not run." >&2; exit 1; }
done
python3 "$here/packaging/manifests.py" "$release" "$address"
