#!/bin/sh
# Tries the Windows installer under 64-bit wine as far as that goes: silent install, file type, terminal commands, removal. No window and no
# alignment: Qt 6.11 and numpy 2.5 call functions that wine 8 lacks. packaging/windows/check_wine.sh SETUP.exe, made by packaging/build.py windows --amd64-stub
set -eu
setup=$(readlink -f "$1")
prefix=$(mktemp -d)
export WINEPREFIX="$prefix" WINEDEBUG=-all WINEARCH=win64 LC_ALL=C.UTF-8
unset DISPLAY
trap 'wineserver -k 2>/dev/null || true; rm -rf "$prefix"' EXIT
wine64=$(command -v wine64 || echo /usr/lib/wine/wine64)
wineboot --init >/dev/null 2>&1 || "$wine64" wineboot --init >/dev/null 2>&1
local="$prefix/drive_c/users/$(id -un)/AppData/Local"
folder="$local/Programs/Duidu"

"$wine64" "$setup" /S
[ -f "$folder/Duidu.exe" ]
[ -f "$folder/duidu.com" ]
echo "installed: $(find "$folder" -type f | wc -l) files, $(du -sm "$folder" | cut -f1) MB"
"$wine64" reg query 'HKCU\Software\Classes\.duidu' | grep -q Duidu.Article
"$wine64" reg query 'HKCU\Software\Classes\Duidu.Article\shell\open\command' | grep -q '"open" "%1"'
"$wine64" reg query 'HKCU\Software\Classes\.epub\OpenWithProgids' | grep -q Duidu.Article
echo "registered: .duidu, and open with"

# Pipes on both sides: wine makes no standard streams that Python takes of /dev/null and of files.
duidu() { "$wine64" "$folder/duidu.com" "$@" 2>&1 | cat; }
: | duidu --version
printf '银行行长\n' | duidu pinyin
: | duidu lookup 银行 | head -2
: | duidu notes add --stdin
: | duidu library verify
: | duidu doctor || echo "doctor: $?"
find "$prefix" -name library.sqlite -path '*Duidu*' | grep -q .

"$wine64" "$folder/uninstall.exe" /S "_?=$(printf '%s' "$folder" | sed "s|$prefix/drive_c|C:|; s|/|\\\\|g")"
wineserver -w 2>/dev/null || true
[ ! -e "$folder/Duidu.exe" ] && [ ! -e "$folder/Lib" ]
if "$wine64" reg query 'HKCU\Software\Classes\Duidu.Article' >/dev/null 2>&1; then echo "The file type is left." >&2; exit 1; fi
[ -s "$local/Duidu/library.sqlite" ]
echo "removed; the library is still there"
