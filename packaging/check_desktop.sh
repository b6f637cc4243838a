#!/bin/sh
# Has the tools of the desktops and of Debian look at what was built: .desktop file, metainfo, MIME
# types, man page, package.
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
share="$here/build/deb/root/usr/share"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
desktop-file-validate "$share/applications/io.github.duidu.Duidu.desktop"
appstreamcli validate --no-net "$share/metainfo/io.github.duidu.Duidu.metainfo.xml"
xmllint --noout "$share/mime/packages/io.github.duidu.Duidu.xml"
mkdir -p "$work/mime/packages"
cp "$share/mime/packages/io.github.duidu.Duidu.xml" "$work/mime/packages/"
XDG_DATA_HOME=$work update-mime-database "$work/mime"
grep -q ':\*.duidu$' "$work/mime/globs2"
for page in man1 zh_CN/man1; do
    LC_ALL=C.UTF-8 MANROFFSEQ='' MANWIDTH=80 \
        man --warnings -E UTF-8 -l -Tutf8 -Z "$share/man/$page/duidu.1.gz" 2>"$work/man" >/dev/null
    [ ! -s "$work/man" ] || { cat "$work/man"; exit 1; }
done
bash -n "$share/bash-completion/completions/duidu"
lintian --fail-on error --tag-display-limit 0 "$here"/dist/duidu_*.deb
