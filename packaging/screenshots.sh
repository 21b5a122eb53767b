#!/bin/sh
# Photographs the real window under Xvfb into packaging/screenshots/, as the README shows it.
# Needs a build: run packaging/run.sh or `cmake --workflow --preset release` before.
#
#   packaging/screenshots.sh [PROGRAM]
set -eu
cd "$(dirname "$0")/.."
. packaging/dependencies.sh
install_packages "to photograph the window" xvfb xauth openbox xdotool imagemagick

program=$(realpath "${1:-build/release/app/conclave}")
pictures=$PWD/packaging/screenshots
mkdir -p "$pictures"

if [ -z "${CONCLAVE_IN_XVFB:-}" ]; then
    CONCLAVE_IN_XVFB=1 exec xvfb-run -a -s "-screen 0 1400x1000x24 -dpi 96" packaging/screenshots.sh "$program"
fi

profile=$(mktemp -d)
export XDG_RUNTIME_DIR="$profile" QT_QPA_PLATFORM=xcb LC_ALL=C.UTF-8
openbox 2>/dev/null &
manager=$!
trap 'kill $manager 2>/dev/null; rm -rf "$profile"' EXIT

# photograph THEME PREFIX: the empty window, the race half-way, and the end.
photograph() {
    mkdir -p "$profile/$1"
    printf '{"format":"conclave-settings","version":1,"theme":"%s"}' "$1" >"$profile/$1/settings.json"
    "$program" --guide --profile "$profile/$1" &
    conclave=$!
    window=$(xdotool search --sync --onlyvisible --name Conclave | head -n 1)
    xdotool windowactivate --sync "$window"
    xdotool windowsize "$window" 1180 960
    sleep 1
    import -window "$window" "$pictures/$2welcome.png"
    xdotool type --delay 5 "How do I connect a model of my own?"
    xdotool key Return
    sleep 0.7
    import -window "$window" "$pictures/$2writing.png"
    sleep 5
    import -window "$window" "$pictures/$2complete.png"
    kill $conclave
    wait $conclave 2>/dev/null || true
}

photograph light ""
photograph dark dark-
ls "$pictures"
