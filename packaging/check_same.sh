#!/bin/sh
# Builds this commit twice in two folders and compares every byte of what comes out:
# packaging/check_same.sh [TARGET], linux without it. Takes as long as two builds.
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for name in first second/deeper; do
    git clone --quiet "$here" "$work/$name"
    (cd "$work/$name" && python3 packaging/build.py "${1:-linux}" >"$work/log" 2>&1) || { tail -20 "$work/log"; exit 1; }
    # Not the pictures: when they are taken, what the card still improves in the background may be
    # on its way.
    (cd "$work/$name/dist" && sha256sum -- duidu*) >"$work/$(basename "$name").sums"
    (cd "$work/$name/build/app" && find . -type f -exec sha256sum {} + | sort -k2) >"$work/$(basename "$name").files"
done
diff "$work/first.files" "$work/deeper.files" || echo "These files of the frozen folder differ." >&2
diff "$work/first.sums" "$work/deeper.sums"
cat "$work/first.sums"
echo "Two builds of $(git -C "$here" rev-parse --short HEAD) are the same."
