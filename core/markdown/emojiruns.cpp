#include "core/markdown/emojiruns.h"

#include <QStringView>

#include <algorithm>
#include <array>

namespace Conclave {

namespace {

constexpr QChar Keycap(0x20e3);
constexpr char32_t EmojiSelector = 0xfe0f;
constexpr char32_t TextSelector = 0xfe0e;
constexpr char32_t Joiner = 0x200d;

struct Range
{
    char32_t first;
    char32_t last;
};

/// Emoji_Presentation of Unicode 15, in order, and what may still become one.
constexpr auto Emoji = std::to_array<Range>({
    {0x231a, 0x231b},   {0x23e9, 0x23ec},   {0x23f0, 0x23f0},   {0x23f3, 0x23f3},
    {0x25fd, 0x25fe},   {0x2614, 0x2615},   {0x2648, 0x2653},   {0x267f, 0x267f},
    {0x2693, 0x2693},   {0x26a1, 0x26a1},   {0x26aa, 0x26ab},   {0x26bd, 0x26be},
    {0x26c4, 0x26c5},   {0x26ce, 0x26ce},   {0x26d4, 0x26d4},   {0x26ea, 0x26ea},
    {0x26f2, 0x26f3},   {0x26f5, 0x26f5},   {0x26fa, 0x26fa},   {0x26fd, 0x26fd},
    {0x2705, 0x2705},   {0x270a, 0x270b},   {0x2728, 0x2728},   {0x274c, 0x274c},
    {0x274e, 0x274e},   {0x2753, 0x2755},   {0x2757, 0x2757},   {0x2795, 0x2797},
    {0x27b0, 0x27b0},   {0x27bf, 0x27bf},   {0x2b1b, 0x2b1c},   {0x2b50, 0x2b50},
    {0x2b55, 0x2b55},   {0x1f004, 0x1f004}, {0x1f0cf, 0x1f0cf}, {0x1f18e, 0x1f18e},
    {0x1f191, 0x1f19a}, {0x1f1e6, 0x1f1ff}, {0x1f201, 0x1f201}, {0x1f21a, 0x1f21a},
    {0x1f22f, 0x1f22f}, {0x1f232, 0x1f236}, {0x1f238, 0x1f23a}, {0x1f250, 0x1f251},
    {0x1f300, 0x1f320}, {0x1f32d, 0x1f335}, {0x1f337, 0x1f37c}, {0x1f37e, 0x1f393},
    {0x1f3a0, 0x1f3ca}, {0x1f3cf, 0x1f3d3}, {0x1f3e0, 0x1f3f0}, {0x1f3f4, 0x1f3f4},
    {0x1f3f8, 0x1f43e}, {0x1f440, 0x1f440}, {0x1f442, 0x1f4fc}, {0x1f4ff, 0x1f53d},
    {0x1f54b, 0x1f54e}, {0x1f550, 0x1f567}, {0x1f57a, 0x1f57a}, {0x1f595, 0x1f596},
    {0x1f5a4, 0x1f5a4}, {0x1f5fb, 0x1f64f}, {0x1f680, 0x1f6c5}, {0x1f6cc, 0x1f6cc},
    {0x1f6d0, 0x1f6d2}, {0x1f6d5, 0x1f6d7}, {0x1f6dc, 0x1f6df}, {0x1f6eb, 0x1f6ec},
    {0x1f6f4, 0x1f6fc}, {0x1f7e0, 0x1f7eb}, {0x1f7f0, 0x1f7f0}, {0x1f90c, 0x1f93a},
    {0x1f93c, 0x1f945}, {0x1f947, 0x1f9ff}, {0x1fa70, 0x1faff},
});

bool isEmoji(char32_t c)
{
    if (c < Emoji.front().first)
        return false;
    const auto *range = std::ranges::lower_bound(Emoji, c, {}, &Range::last);
    return range != Emoji.end() && c >= range->first;
}

bool isSkinTone(char32_t c)
{
    return c >= 0x1f3fb && c <= 0x1f3ff;
}

/// The letters of flags of regions, which are invisible.
bool isTag(char32_t c)
{
    return c >= 0xe0020 && c <= 0xe007f;
}

bool isKeycapBase(QChar c)
{
    return (c >= u'0' && c <= u'9') || c == u'#' || c == u'*';
}

QString withoutKeycaps(const QString &text)
{
    if (!text.contains(Keycap))
        return text;
    QString result;
    result.reserve(text.size());
    for (const QChar c : text) {
        if (c != Keycap) {
            result += c;
            continue;
        }
        const qsizetype selectors = result.endsWith(QChar(EmojiSelector)) ? 1 : 0;
        if (result.size() > selectors && isKeycapBase(result[result.size() - 1 - selectors]))
            result.chop(selectors);
        else
            result += c;
    }
    return result;
}

/// The character at `at`, which may be one of two units; 0 at the end.
char32_t characterAt(QStringView text, qsizetype at)
{
    if (at >= text.size())
        return 0;
    const bool isPair =
        text[at].isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate();
    return isPair ? QChar::surrogateToUcs4(text[at], text[at + 1]) : text[at].unicode();
}

qsizetype unitsOf(char32_t c)
{
    return QChar::requiresSurrogates(c) ? 2 : 1;
}

/// Behind what changes how the character before `at` looks.
qsizetype behindModifiers(QStringView text, qsizetype at)
{
    for (char32_t c = characterAt(text, at); isSkinTone(c) || isTag(c) || c == EmojiSelector;
         c = characterAt(text, at))
        at += unitsOf(c);
    return at;
}

/// Behind the emoji that begins at `at`; `at` if none does.
qsizetype emojiEnd(QStringView text, qsizetype at)
{
    const char32_t first = characterAt(text, at);
    const qsizetype bare = at + unitsOf(first);
    const char32_t second = characterAt(text, bare);
    const bool isAsked = first >= 0x80 && (second == EmojiSelector || isSkinTone(second));
    if (first < 0x80 || second == TextSelector || !(isAsked || isEmoji(first)))
        return at; // 1, # and * are text
    qsizetype end = behindModifiers(text, bare);
    while (characterAt(text, end) == Joiner) {
        const char32_t joined = characterAt(text, end + 1);
        if (joined < 0x80)
            break;
        end = behindModifiers(text, end + 1 + unitsOf(joined));
    }
    return end;
}

/// Adds `part` of one kind to what stands before it.
void append(QList<EmojiRun> &runs, QStringView part, bool isEmoji)
{
    if (part.isEmpty())
        return;
    QString text = part.toString();
    if (isEmoji && text.contains(QChar(Joiner)))
        text.remove(QChar(EmojiSelector)); // which would keep Qt from joining them
    if (!runs.isEmpty() && runs.constLast().needsEmojiFont == isEmoji)
        runs.last().text += text;
    else
        runs.append({text, isEmoji});
}

} // namespace

QList<EmojiRun> emojiRuns(const QString &source)
{
    const QString text = withoutKeycaps(source);
    QList<EmojiRun> runs;
    qsizetype begin = 0; // of what is no emoji
    for (qsizetype i = 0; i < text.size();) {
        const qsizetype end = emojiEnd(text, i);
        if (end == i) {
            i += unitsOf(characterAt(text, i));
            continue;
        }
        append(runs, QStringView(text).sliced(begin, i - begin), false);
        append(runs, QStringView(text).sliced(i, end - i), true);
        begin = i = end;
    }
    append(runs, QStringView(text).sliced(begin), false);
    return runs;
}

} // namespace Conclave
