# Sourced by screenshots.sh: what is photographed, scene by scene.

all_scenes() {
    echo empty light dark failed degraded twelve narrow contrast large languages emoji views code
    echo history compare dark_compare conflict blind wins import replay export
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
    open 1480 1040
    ask
    sleep 1.7
    take "$2streaming"
    sleep 8
    for left in 450 850 1250; do # every text from its beginning
        wheel $left 230 20
        wheel $left 420 20
    done
    wheel 850 690 20
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

# remember DAYS MODEL QUESTION: a session of some days ago, in two seats, opened from a file.
remember() {
    QT_QPA_PLATFORM=offscreen "$program" ask --profile "$scratch/asking" --endpoint "$server_url" \
        --member "$2" --member juniper-3b --no-synthesis --json "$3" |
        sed "s/$(date -u +%F)T/$(date -u -d "-$1 days" +%F)T/" >"$scratch/remembered.json"
    "$program" --profile "$profile" "$scratch/remembered.json"
    sleep 0.5
}

# session ROW KEY: opens the menu of that row of the history and chooses what has that letter.
session() {
    xdotool key ctrl+shift+f Tab Home
    [ "$1" -eq 0 ] || xdotool key --repeat "$1" Down
    xdotool key shift+F10 "$2"
    sleep 0.5
}

# tag ROW TAGS: of the session in that row of the history.
tag() {
    session "$1" t
    xdotool type --delay 5 "$2"
    xdotool key Return
    sleep 0.6
}

scene_history() {
    six dark ',"show_history":true' >"$wanted"
    open 1400 1000
    remember 40 heron-7b "Who may restart the database at night?"
    remember 9 basalt-7b "Which logs may we delete, and after how many days?"
    remember 6 cedar-8b "What does a managed Postgres cost us in a year?"
    remember 1 lumen-9b "How long does a restore of 40 GB take?"
    remember 1 onyx-mini "Is one server in the cellar enough?"
    remember 0 palm-8b "How do we practise a restore? Answer in your own language."
    xdotool key ctrl+n
    sleep 0.5
    ask
    sleep 8
    tag 1 languages
    tag 4 "costs, 2026"
    session 3 p
    sleep 0.6
    xdotool key ctrl+j
    sleep 0.3
    take history
    xdotool key ctrl+shift+f
    sleep 0.4
    xdotool type --delay 30 "restor"
    sleep 1.2
    take history-search
    close
}

scene_compared() { # THEME PREFIX
    six "$1" >"$wanted"
    open 1480 1040
    ask
    sleep 7
    command "differences of two"
    xdotool key shift+Tab shift+Tab shift+Tab shift+Tab r # the right text: Researcher's
    xdotool key --repeat 7 F7
    sleep 0.8
    take "$2differences"
    command "agreement of the"
    take "$2agreement"
    command "conflicts of the"
    take "$2conflicts"
    command "who stands behind"
    xdotool key --repeat 4 F7
    sleep 0.6
    take "$2trace"
    close
}

scene_compare() { scene_compared light ""; }
scene_dark_compare() { scene_compared dark dark-; }

scene_conflict() { # before there is a synthesis
    settings light "$(six_seats)" "$(seat Chair 🪑 '#8B5FBF' cedar-late)" >"$wanted"
    open 1280 1000
    ask
    sleep 6
    take conflict
    close
}

scene_blind() {
    six light ',"blind":true' >"$wanted"
    open 1280 1000
    ask
    sleep 7
    take blind
    xdotool key F6 F6 F6
    sleep 0.4
    xdotool key ctrl+b
    sleep 1
    take blind-result
    close
}

# judge PLACE QUESTION: finds the answer in that place best; 0: there is no difference.
judge() {
    ask "$2"
    sleep 2.2
    if [ "$1" -eq 0 ]; then
        xdotool key ctrl+shift+d
    else
        xdotool key --repeat "$1" F6
        sleep 0.2
        xdotool key ctrl+b
    fi
    sleep 0.4
    xdotool key ctrl+j
}

scene_wins() {
    settings light "$(seats "$(seat Strategist 🧭 '#0072B2' cedar-8b)" "$(seat Critic 🔍 '#D55E00' lumen-9b)" \
        "$(seat Engineer 🔧 '#CC79A7' basalt-7b)")" null >"$wanted"
    open 1180 860
    judge 1 "What would you do first?"
    judge 1 "What does it cost to do nothing?"
    judge 2 "Which logs may we delete?"
    judge 1 "Who restores at night?"
    judge 0 "Is one backup enough?"
    judge 3 "How long may the shop stand still?"
    judge 1 "When do we move staging?"
    judge 2 "What speaks against a provider?"
    judge 1 "What do we tell our customers?"
    command "wins"
    screen wins
    close
}

scene_import() {
    six light >"$wanted"
    cp tests/data/import/chatgpt.json "$HOME/Documents/conversations.json"
    open 1180 860
    command "import…"
    xdotool type --delay 5 "$HOME/Documents/conversations.json"
    sleep 0.3
    xdotool key Return
    sleep 1.2
    screen import
    close
}

scene_replay() {
    six light >"$wanted"
    open 1280 1000
    ask
    sleep 8
    xdotool key F8
    sleep 2.4
    take replay
    close
}

scene_export() {
    six light >"$wanted"
    open 1180 900
    ask
    sleep 7
    xdotool key ctrl+shift+e
    sleep 1.2
    xdotool mousemove --window "$window" 585 618 click 1 # what it can be written as
    sleep 0.6
    screen export
    xdotool key Escape Escape
    close
}
