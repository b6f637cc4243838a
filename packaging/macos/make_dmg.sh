#!/bin/sh
# Signs build/app/Duidu.app and makes the disk image: packaging/macos/make_dmg.sh ARCHITECTURE. Run
# on macOS.
#
# With IDENTITY (a Developer ID), APPLE_ID, APPLE_TEAM and APPLE_PASSWORD in the environment the app
# is signed and notarised; without them it carries an ad-hoc signature, which Apple's own processors
# ask for at the least, and people are told so.
set -eu
here=$(cd "$(dirname "$0")/../.." && pwd)
app="$here/build/app/Duidu.app"
version=$(sed -n 's/^__version__ = "\(.*\)"/\1/p' "$here/desktop/duidu/__init__.py")
image="$here/dist/Duidu-$version-macos-$1.dmg"
identity=${IDENTITY:--}
runtime=""
[ "$identity" = - ] || runtime="--options runtime --timestamp"
# shellcheck disable=SC2086 # two words or none
codesign --force --deep $runtime --entitlements "$here/packaging/macos/entitlements.plist" --sign "$identity" "$app"
codesign --verify --deep --strict "$app"
python3 -m pip install --quiet dmgbuild==1.6.5
rm -f "$image"
python3 -m dmgbuild -s "$here/packaging/macos/dmg.py" -D app="$app" Duidu "$image"
if [ "$identity" != - ]; then
    codesign --force --timestamp --sign "$identity" "$image"
    xcrun notarytool submit "$image" --apple-id "$APPLE_ID" --team-id "$APPLE_TEAM" --password "$APPLE_PASSWORD" --wait
    xcrun stapler staple "$image"
fi
echo "$image"
