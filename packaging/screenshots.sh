#!/bin/sh
# Photographs the real window under Xvfb into packaging/screenshots/: its main states, each with
# the test server's models behind it. The README shows some of them.
#
#   packaging/screenshots.sh [BUILD [SCENE…]]     BUILD: build/bench unless given
set -eu
cd "$(dirname "$0")/.."
. packaging/dependencies.sh
. packaging/cast.sh
. packaging/scenes.sh

build=${1:-build/bench}
[ $# -eq 0 ] || shift
if [ -z "${CONCLAVE_IN_XVFB:-}" ]; then
    install_packages "to photograph the window" xvfb xauth openbox xdotool imagemagick
    [ -d "$build" ] || cmake --preset "$(basename "$build")"
    cmake --build "$build" --target conclave conclave-fake-server
    CONCLAVE_IN_XVFB=1 exec xvfb-run -a -s "-screen 0 1920x1080x24 -dpi 96" \
        packaging/screenshots.sh "$build" "$@"
fi

program=$(realpath "$build/app/conclave")
pictures=${PICTURES:-$PWD/packaging/screenshots}
mkdir -p "$pictures"
scratch=$(mktemp -d)
mkdir -p "$scratch/home/Documents" # what the file dialogs show
export HOME="$scratch/home" XDG_RUNTIME_DIR="$scratch" QT_QPA_PLATFORM=xcb LC_ALL=C.UTF-8
openbox 2>/dev/null &
manager=$!
mkfifo "$scratch/server"
# shellcheck disable=SC2046 # the words of the cast are arguments of their own
"$build/tests/support/conclave-fake-server" $(cast) >"$scratch/server" &
server=$!
wanted=$scratch/wanted.json
conclave=
trap 'kill $manager $server $conclave 2>/dev/null; rm -rf "$scratch"' EXIT
read -r _ server_url <"$scratch/server"
for _ in $(seq 50); do # a window that is there before its manager may never be found
    ! xdotool get_num_desktops >/dev/null 2>&1 || break
    sleep 0.1
done

# open WIDTH HEIGHT [OPTION…]: the window with the settings in $wanted, or none.
open() {
    profile=$(mktemp -d "$scratch/profile.XXXXXX")
    [ ! -f "$wanted" ] || mv "$wanted" "$profile/settings.json"
    width=$1 height=$2
    shift 2
    "$program" --profile "$profile" "$@" &
    conclave=$!
    window=
    for _ in $(seq 100); do # xdotool's own way of waiting may miss the window and wait for ever
        window=$(xdotool search --onlyvisible --pid "$conclave" --name Conclave 2>/dev/null | head -n 1)
        [ -z "$window" ] || ! xdotool windowactivate "$window" 2>/dev/null || break
        sleep 0.1
    done
    sleep 0.3
    xdotool windowsize "$window" "$width" "$height"
    xdotool windowmove "$window" 20 20
    xdotool mousemove 1900 1070
    sleep 0.8
}

close() {
    kill "$conclave"
    wait "$conclave" 2>/dev/null || true
    conclave=
}

ask() {
    xdotool type --delay 3 "${1:-$question}"
    xdotool key Return
}

# command WORDS: what the palette finds first by them.
command() {
    xdotool key ctrl+k
    sleep 0.5
    xdotool type --delay 15 "$1"
    sleep 0.5
    xdotool key Return
    sleep 0.8
}

# wheel X Y CLICKS [BUTTON]: turns the wheel up, or down with button 5, over a place of the window.
wheel() {
    xdotool mousemove --window "$window" "$1" "$2"
    sleep 0.2
    xdotool click --repeat "$3" --delay 20 "${4:-4}"
    xdotool mousemove 1900 1070
    sleep 0.4
}

# take NAME: the window, in few colours; text keeps its edges.
take() {
    import -window "$window" png:- | convert - +dither -colors 200 -strip \
        -define png:compression-level=9 "PNG8:$pictures/$1.png"
}

# screen NAME: the same with whatever else stands on the window, such as a dialog.
screen() {
    import -window root -crop "${width}x${height}+20+20" +repage png:- | convert - +dither \
        -colors 200 -strip -define png:compression-level=9 "PNG8:$pictures/$1.png"
}

# shellcheck disable=SC2046 # a list of words
[ $# -gt 0 ] || set -- $(all_scenes)
for scene in "$@"; do
    "scene_$scene"
done
ls "$pictures"
