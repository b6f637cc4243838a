#!/bin/sh
# Tries the Windows installer under 64-bit wine: silent install, file type, terminal commands, the
# window, removal. Qt 6.11 and numpy 2.5 call functions that wine 8 lacks; for the window those are
# stood in for (stand_ins.py), which needs mingw, Xvfb, xdotool and ImageMagick.
# packaging/windows/check_wine.sh SETUP.exe, made by packaging/build.py windows --amd64-stub.
# Pictures in build/check/.
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

here=$(cd "$(dirname "$0")/../.." && pwd)
sample="Z:$(printf '%s' "$here/resources/samples/news.zh-en.txt" | tr / '\\')"
pictures="$here/build/check"
mkdir -p "$pictures"
python3 "$here/packaging/windows/stand_ins.py" "$folder" "$prefix/drive_c/windows/system32"
rm -f "$pictures"/wine-*.png
: | QT_QPA_PLATFORM=offscreen duidu open "$sample" --screenshot "Z:$(printf '%s' "$pictures/wine-picture.png" | tr / '\\')"
[ -s "$pictures/wine-picture.png" ]
# Without a display wine's server took none for all its programs.
wineserver -k || true
wineserver -w || true
export here pictures sample folder wine64
# The window as it is: look a word up by the mouse, find another, close by the key; it has to end
# well.
timeout 120 xvfb-run -a -s '-screen 0 1400x900x24' sh -eu -c '
    { : | "$wine64" "$folder/Duidu.exe" open "$sample" 2>&1; echo "ended: $?" >"$pictures/wine-window.txt"; } | cat &
    sleep 15
    xdotool search --onlyvisible --name Duidu >/dev/null
    xdotool mousemove 300 250; sleep 1; xdotool mousemove 302 252; sleep 3
    import -window root "$pictures/wine-word.png"
    xdotool key ctrl+f; sleep 2; xdotool type bank; sleep 3
    import -window root "$pictures/wine-find.png"
    xdotool key Escape; sleep 1; xdotool key ctrl+q
    wait'
grep -q "ended: 0" "$pictures/wine-window.txt"
echo "the window: read, looked up, found, closed; see build/check/wine-*.png"

"$wine64" "$folder/uninstall.exe" /S "_?=$(printf '%s' "$folder" | sed "s|$prefix/drive_c|C:|; s|/|\\\\|g")"
wineserver -w 2>/dev/null || true
[ ! -e "$folder/Duidu.exe" ] && [ ! -e "$folder/Lib" ]
if "$wine64" reg query 'HKCU\Software\Classes\Duidu.Article' >/dev/null 2>&1; then echo "The file type is left." >&2; exit 1; fi
[ -s "$local/Duidu/library.sqlite" ]
echo "removed; the library is still there"
