#!/bin/sh
# Builds the wheel, installs it into an empty environment and uses it from another folder.
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python="$here/.venv/bin/python"
"$python" -m pip wheel --quiet --no-deps --wheel-dir "$work" "$here"
ls -l "$work"/*.whl
"$python" -m venv "$work/env"
"$work/env/bin/python" -m pip install --quiet "$work"/*.whl
cd "$work"
env/bin/duidu --version
printf '你好世界\n' | env/bin/duidu pinyin
env/bin/duidu lookup 你好
printf '他来了。\n\n我很高兴。\n\nHe came.\n\nI am very glad.\n' >text.txt
env/bin/duidu align text.txt --to ladder
QT_QPA_PLATFORM=offscreen env/bin/duidu --library "$work/library" open text.txt --screenshot out.png
[ -s out.png ]
