# Sourced by screenshots.sh: who sits in the councils of the pictures, and their settings.
# The models are the test server's; what they say is in tests/data/markdown/.

question="We are five people with one 40 GB Postgres on our own server. Should we move it to a managed service?"

# seat NAME EMOJI COLOUR MODEL: one member as JSON.
seat() {
    printf '{"name":"%s","emoji":"%s","color":"%s","model":"%s","endpoint":{"id":"%s","name":"Workstation","dialect":"openai","url":"%s"}}' \
        "$1" "$2" "$3" "$4" 6b1c9d52-0000-4000-8000-000000000001 "$server_url"
}

# seats SEAT…: those members, with commas between them.
seats() {
    list=
    for one in "$@"; do
        list="$list${list:+,}$one"
    done
    printf %s "$list"
}

six_seats() {
    seats "$(seat Strategist 🧭 '#0072B2' "${1:-cedar-70b}")" \
        "$(seat Critic 🔍 '#D55E00' "${2:-heron-32b}")" \
        "$(seat Researcher 📚 '#009E73' "${3:-lumen-27b}")" \
        "$(seat Engineer 🔧 '#CC79A7' "${4:-basalt-24b}")" \
        "$(seat Advocate 🫂 '#B58900' "${5:-juniper-12b}")" \
        "$(seat Contrarian 🃏 '#56B4E9' "${6:-onyx-r1}")"
}

twelve_seats() {
    six_seats
    printf ,
    seats "$(seat Historian 🏛️ '#8B5FBF' lumen-9b)" \
        "$(seat Economist 💶 '#7A7A7A' cedar-8b)" \
        "$(seat Operator 🌙 '#0072B2' basalt-7b)" \
        "$(seat Auditor 🧾 '#D55E00' heron-7b)" \
        "$(seat Newcomer 🌱 '#009E73' juniper-3b)" \
        "$(seat Jester 🎭 '#CC79A7' onyx-mini)"
}

# The models by the names the pictures show, and what each does.
cast() {
    for part in \
        cedar-70b=ttft420-rate42-recitesstrategist heron-32b=ttft260-rate62-recitescritic \
        lumen-27b=ttft640-rate50-recitesresearcher basalt-24b=ttft310-rate55-recitesengineer \
        juniper-12b=ttft180-rate70-recitesadvocate onyx-r1=ttft350-rate60-think40-recitescontrarian \
        lumen-9b=ttft300-rate60-recitescritic cedar-8b=ttft200-rate80-recitesresearcher \
        basalt-7b=ttft150-rate90-recitesengineer heron-7b=ttft500-rate40-recitesstrategist \
        juniper-3b=ttft90-rate110-recitesbrief onyx-mini=ttft240-rate75-recitescontrarian \
        cedar-chair=ttft380-rate80-recitessynthesis cedar-late=ttft20000-recitessynthesis cedar-hasty=ttft380-rate80-recitesincomplete \
        fir-70b=err404 heron-cut=ttft200-rate60-recitescritic-cut50 basalt-shaky=err503-times1-retry2-ttft200-rate60-recitesengineer \
        juniper-slow=ttft200-rate50-recitesadvocate-stall60 onyx-mute=silent fir-chair=err401 \
        palm-8b=ttft200-rate120-recitesrtl olive-8b=ttft200-rate120-reciteshebrew \
        herald-3b=ttft200-rate120-recitesemoji abacus-14b=ttft200-rate120-recitesmath \
        anvil-32b=ttft200-rate200-recitescode scroll-1m=ttft100-rate900-document12; do
        printf -- '--cast %s ' "$part"
    done
}

# settings THEME MEMBERS CHAIR [MORE]: the profile of a scene. MORE, and $limits of the council, are
# JSON that begins with a comma.
settings() {
    printf '{"format":"conclave-settings","version":1,"theme":"%s","endpoints":[{"id":"%s","name":"Workstation","dialect":"openai","url":"%s"}],' \
        "$1" 6b1c9d52-0000-4000-8000-000000000001 "$server_url"
    printf '"council":"6b1c9d52-0000-4000-8000-000000000002","councils":[{"id":"6b1c9d52-0000-4000-8000-000000000002","name":"%s","members":[%s],"chair":%s%s}]%s}' \
        "${name:-Six Seats}" "$2" "$3" "${limits:-}" "${4:-}"
}
