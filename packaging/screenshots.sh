#!/bin/sh
# Photographs the real window under Xvfb into packaging/screenshots/: its main states, each with
# the test server's models behind it. The README shows some of them.
#
#   packaging/screenshots.sh [BUILD [SCENE…]]     BUILD: build/bench unless given
set -eu
cd "$(dirname "$0")/.."
. packaging/dependencies.sh
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
export XDG_RUNTIME_DIR="$scratch" QT_QPA_PLATFORM=xcb LC_ALL=C.UTF-8
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

six() {
    settings "$1" "$(six_seats)" "$(seat Chair 🪑 '#8B5FBF' cedar-chair)" "${2:-}"
}

scene_empty() {
    open 1180 960 --guide
    take empty
    close
}

scene_race() { # THEME PREFIX
    six "$1" >"$wanted"
    open 1280 1000
    ask
    sleep 1.7
    take "$2streaming"
    sleep 8
    wheel 640 620 20
    take "$2complete"
    close
}

scene_light() { scene_race light ""; }
scene_dark() { scene_race dark dark-; }

scene_failed() {
    limits=',"deadline_ms":7000'
    settings light "$(six_seats cedar-70b fir-70b heron-cut basalt-shaky juniper-slow onyx-mute)" \
        "$(seat Chair 🪑 '#8B5FBF' cedar-hasty)" >"$wanted"
    open 1280 1000
    ask
    sleep 1.7
    take waiting
    sleep 10.5
    take failed
    close
    limits=
}

scene_degraded() {
    settings light "$(six_seats)" "$(seat Chair 🪑 '#8B5FBF' fir-chair)" >"$wanted"
    open 1280 1000
    ask
    sleep 7
    take degraded
    close
}

scene_twelve() {
    name="Twelve Seats"
    settings light "$(twelve_seats)" "$(seat Chair 🪑 '#8B5FBF' cedar-chair)" >"$wanted"
    open 1600 1030
    ask
    sleep 2.2
    take twelve-members
    close
    name=
}

scene_narrow() {
    six light >"$wanted"
    open 460 860
    ask
    sleep 9
    take narrow
    close
}

scene_contrast() {
    six dark ',"high_contrast":true' >"$wanted"
    open 1280 1000
    ask
    sleep 9
    take high-contrast
    close
}

scene_large() {
    six light ',"text_size_step":5' >"$wanted"
    open 1280 1000
    ask
    sleep 9
    take large-text
    close
}

scene_languages() {
    settings light "$(seats "$(seat المهندس 🔧 '#0072B2' palm-8b)" "$(seat "מנהלת" 🧭 '#D55E00' olive-8b)")" null >"$wanted"
    open 1180 760
    ask "How do we practise a restore? Answer in your own language."
    sleep 4
    take right-to-left
    close
}

scene_emoji() {
    settings light "$(seats "$(seat Herald 📣 '#0072B2' herald-3b)" "$(seat Reckoner 🧮 '#D55E00' abacus-14b)")" null >"$wanted"
    open 1180 760
    ask "Can we release, and how safe is one backup?"
    sleep 4
    take emoji-and-math
    close
}

scene_views() { # one run, looked at in several ways
    six "${1:-light}" >"$wanted"
    open 1280 1000
    ask
    sleep 7
    xdotool key ctrl+k
    sleep 0.6
    xdotool type --delay 30 "ret"
    sleep 0.6
    take command-palette
    xdotool key Escape
    xdotool key ctrl+f
    sleep 0.4
    xdotool type --delay 30 "restore"
    sleep 0.8
    take find
    xdotool key Escape
    xdotool key ctrl+shift+2
    sleep 0.6
    take columns
    xdotool key ctrl+shift+3
    sleep 0.6
    take focus
    close
}

scene_code() {
    settings dark "$(seats "$(seat Engineer 🔧 '#0072B2' anvil-32b)" "$(seat Researcher 📚 '#009E73' lumen-27b)")" null >"$wanted"
    open 1180 860
    ask "Show the check in the languages we use."
    sleep 5
    take code
    close
}

[ $# -gt 0 ] || set -- empty light dark failed degraded twelve narrow contrast large languages emoji views code
for scene in "$@"; do
    "scene_$scene"
done
ls "$pictures"
