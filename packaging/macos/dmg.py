"""Settings of dmgbuild for the disk image.

dmgbuild -s packaging/macos/dmg.py -D app=build/app/Duidu.app Duidu dist/Duidu.dmg
"""

# dmgbuild puts what -D gives into the names of this file.
application = globals()["defines"]["app"]
format = "ULMO"  # LZMA, which every macOS since 10.15 reads
files = [application]
symlinks = {"Applications": "/Applications"}
icon_locations = {"Duidu.app": (140, 120), "Applications": (360, 120)}
window_rect = ((200, 200), (500, 280))
icon_size = 96
