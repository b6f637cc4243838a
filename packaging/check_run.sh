#!/usr/bin/env bash
# Tries ./run in bare Debian systems, as someone who has just cloned Duidu would: each SUITE
# (bookworm and trixie without any), as root and as an ordinary user. Run as root, on demand:
#
#   packaging/check_run.sh [SUITE...]
#
# As root one ./run sets everything up. As an ordinary user the first ./run prints one command; when
# root has run just that, the second sets everything up. Then the sample window is opened, once to
# take a picture and once on a display of its own, the checkout is moved and the picture taken again
# without a network. Times are printed; pictures and messages are kept in build/check-run.
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd)
work=$here/build/check-run
mkdir -p "$work"
[ $# -gt 0 ] || set -- bookworm trixie
for tool in debootstrap unshare git Xvfb xdotool import; do
    command -v "$tool" >/dev/null || { echo "Needs $tool." >&2; exit 1; }
done

fail() { printf 'check_run: %s\n' "$*" >&2; exit 1; }

inside() { python3 "$here/packaging/clean_root.py" run "$root" "$@"; } # USER COMMAND...

# Prints how long a step took, and its name.
timed() {
    local name=$1 started=$SECONDS
    shift
    "$@"
    printf '%s: %s took %d s\n' "$label" "$name" $((SECONDS - started))
}

# Runs the set-up and expects it to succeed in one go.
set_up() {
    inside "$user" sh -c "cd $checkout && ./run setup" >"$work/$label.log" 2>&1 ||
        { tail -30 "$work/$label.log"; fail "$label: the set-up failed"; }
}

# The ordinary user's way: one command is printed, root runs it as it stands but for sudo.
install_as_told() {
    local command
    ! inside "$user" sh -c "cd $checkout && ./run setup" >"$work/$label-told.log" 2>&1 ||
        fail "$label: nothing was missing, the check would prove nothing"
    [ "$(grep -c 'apt-get install' "$work/$label-told.log")" = 1 ] ||
        fail "$label: not one command was printed"
    command=$(sed -n 's/^  sudo //p' "$work/$label-told.log" | sed 's/sudo //g')
    case $command in *[[:space:]]) fail "$label: the command ends with a blank" ;; esac
    printf '%s: told to run %s\n' "$label" "$command"
    inside root sh -c "yes | { $command; }" >"$work/$label-apt.log" 2>&1 ||
        { tail -30 "$work/$label-apt.log"; fail "$label: the printed command failed"; }
}

# A picture of the sample, taken without a display.
take_picture() {
    inside "$user" sh -c "cd $checkout && env -u DISPLAY ./run --screenshot /tmp/$label.png" \
        >"$work/$label-picture.log" 2>&1 ||
        { tail -30 "$work/$label-picture.log"; fail "$label: no picture"; }
    mv "$root/tmp/$label.png" "$work/$label-$1.png"
}

# The window itself, on an X server of this machine.
open_window() {
    inside "$user" sh -c "cd $checkout && exec ./run" >"$work/$label-window.log" 2>&1 &
    local program=$! shown
    shown=$(timeout 120 xdotool search --sync --onlyvisible --name Duidu | tail -1) ||
        { tail -30 "$work/$label-window.log"; fail "$label: no window"; }
    # Without a window manager nothing gives it the keys.
    xdotool windowfocus --sync "$shown" sleep 5
    import -window root "$work/$label-window.png"
    xdotool key ctrl+q
    wait "$program" || fail "$label: the window ended with $?"
}

# A moved checkout is mended without asking for the network: no package index can be reached.
follow_move() {
    mv "$root$checkout" "$root$checkout moved"
    checkout="$checkout moved"
    inside "$user" sh -c "cd '$checkout' && PIP_NO_INDEX=1 PIP_CONFIG_FILE=/dev/null \
        ./run --screenshot /tmp/$label.png" >"$work/$label-moved.log" 2>&1 ||
        { tail -30 "$work/$label-moved.log"; fail "$label: the moved checkout does not start"; }
    ! grep -q 'Setting up' "$work/$label-moved.log" || fail "$label: set up again after a move"
    inside "$user" "$checkout/.venv/bin/duidu" --version
}

check() { # SUITE USER
    suite=$1 user=$2 label=$1-$2 root=$work/$1-$2 checkout=/home/reader/duidu
    rm -rf --one-file-system "$root"
    cp --archive --reflink=auto "$work/$suite" "$root"
    [ "$user" = reader ] || checkout=/root/duidu
    git clone --quiet "$here" "$root$checkout"
    [ "$user" = root ] || chown -R 1000:1000 "$root$checkout"
    [ "$user" = root ] || timed "the printed command" install_as_told
    timed "./run setup" set_up
    timed "the picture" take_picture picture
    timed "the window" open_window
    timed "the moved checkout" follow_move
    rm -rf --one-file-system "$root"
}

[ -d /tmp/.X11-unix ] || mkdir -m 1777 /tmp/.X11-unix
rm -f "$work/display"
Xvfb -displayfd 9 -screen 0 1400x900x24 -nolisten tcp -ac 9>"$work/display" 2>/dev/null &
server=$!
trap 'kill $server' EXIT
while [ ! -s "$work/display" ]; do sleep 0.1; done
DISPLAY=:$(cat "$work/display")
export DISPLAY
for suite in "$@"; do
    label=$suite
    timed "making the system" python3 "$here/packaging/clean_root.py" make "$work/$suite" "$suite"
    for user in root reader; do
        check "$suite" "$user"
    done
done
echo "check_run: all passed"
