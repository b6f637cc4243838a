#!/bin/sh
# Makes the AppImage from the frozen folder, given the AppImage runtime: packaging/appimage.sh
# RUNTIME [OUT.AppImage]
#
# RUNTIME is the file runtime-x86_64 of https://github.com/AppImage/type2-runtime/releases. No
# package registry carries it, and a build fetches nothing that is not pinned in
# packaging/requirements*.txt; so the build does not make the AppImage itself. Needs squashfs-tools.
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
runtime=${1:?the file runtime-x86_64 of the AppImage project}
app="$here/build/app/duidu"
version=$(sed -n 's/^__version__ = "\(.*\)"/\1/p' "$here/desktop/duidu/__init__.py")
output=${2:-"$here/dist/Duidu-$version-$(uname -m).AppImage"}
stamp=${SOURCE_DATE_EPOCH:-$(git -C "$here" log -1 --format=%ct)}
[ -x "$app/duidu" ] || { echo "Run python packaging/build.py app first." >&2; exit 1; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -r "$app" "$work/AppDir"
cp -r "$here/build/deb/root/usr" "$work/usr" 2>/dev/null || { echo "Run python packaging/build.py deb first: its desktop files go in." >&2; exit 1; }
mkdir -p "$work/AppDir/usr"
mv "$work/usr/share" "$work/AppDir/usr/share"
cp "$work/AppDir/usr/share/applications/io.github.duidu.Duidu.desktop" "$work/AppDir/"
cp "$work/AppDir/usr/share/icons/hicolor/256x256/apps/io.github.duidu.Duidu.png" "$work/AppDir/"
ln -s io.github.duidu.Duidu.png "$work/AppDir/.DirIcon"
ln -s duidu "$work/AppDir/AppRun"
# The times come from SOURCE_DATE_EPOCH, which mksquashfs does not let stand beside its own options
# for times.
SOURCE_DATE_EPOCH=$stamp mksquashfs "$work/AppDir" "$work/image" -root-owned -noappend -comp zstd -Xcompression-level 19 -quiet -no-progress
cat "$runtime" "$work/image" >"$output"
chmod 755 "$output"
echo "$output"
