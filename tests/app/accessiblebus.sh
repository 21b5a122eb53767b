#!/bin/sh
# Asks the program, in a window of its own on a screen and a desktop bus of its own, what it tells a
# screen reader. Without what that needs it says so and ends with 77, which is no failure.
#
#   tests/app/accessiblebus.sh PROGRAM
set -eu
checks=$(dirname "$0")/accessiblebus.py

skip() {
    echo "Skipped: $1"
    exit 77
}
for tool in xvfb-run xauth dbus-run-session /usr/libexec/at-spi-bus-launcher /usr/bin/python3; do
    command -v "$tool" >/dev/null || skip "there is no $tool here."
done
/usr/bin/python3 -c 'import gi; gi.require_version("Atspi", "2.0"); from gi.repository import Atspi' \
    2>/dev/null || skip "Python cannot talk to AT-SPI here."

home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
chmod 700 "$home"
export XDG_RUNTIME_DIR="$home" QT_QPA_PLATFORM=xcb QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1 LC_ALL=C.UTF-8
# What hangs is ended, with everything that it started. The screen would be made anew whenever its
# last client goes, and refuse the next one meanwhile.
timeout --kill-after=5 60 xvfb-run -a -s "-screen 0 1280x900x24 -dpi 96 -noreset" \
    dbus-run-session -- /usr/bin/python3 "$checks" "$1" "$home/profile"
