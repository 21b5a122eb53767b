#include "ui/code/regionreader.h"

#include "ui/code/regionedges.h"

#include <algorithm>

namespace Conclave {

bool RegionReader::open(const CodeLanguage &language, const CodeContext &before)
{
    for (qsizetype i = 0; i < language.regions.size(); ++i) {
        const CodeRegion &region = language.regions[i];
        if (!begins(region, before))
            continue;
        const auto opening = RegionOpening::read(region, m_cursor.rest(), before.formatted);
        if (!opening || (region.has(CodeRegion::Operand) && !endsOnThisLine(region)))
            continue;
        const qsizetype start = m_cursor.position();
        m_cursor.advance(opening->length);
        m_cursor.mark(start, region.kind);
        if (region.has(CodeRegion::Heredoc)) {
            m_heredoc = int(i) + 1;
            m_heredocData = opening->data;
            return true;
        }
        m_state.region = int(i) + 1;
        if (region.keepsData())
            m_state.data = opening->data;
        read(language);
        return true;
    }
    return false;
}

bool RegionReader::begins(const CodeRegion &region, const CodeContext &before) const
{
    if (m_cursor.at() != region.open.front() || !m_cursor.startsWith(region.open))
        return false;
    const QChar previous = m_cursor.at(-1);
    const bool word = isWordPart(previous);
    if (word && (isWordStart(region.open.front()) || region.has(CodeRegion::NotAfterWord)))
        return false;
    if (region.has(CodeRegion::LineStart) && m_cursor.position() > 0)
        return false;
    if (region.has(CodeRegion::Heredoc) && previous == region.open.front())
        return false;
    if (previous == region.counted && previous == region.open.front())
        return false; // these have been counted before
    if (region.has(CodeRegion::AfterSpace) && !previous.isNull() && !previous.isSpace())
        return false;
    if (region.has(CodeRegion::AfterMeta) && !before.meta)
        return false;
    if (region.has(CodeRegion::Operand) && before.operand)
        return false;
    return !region.has(CodeRegion::Character) || holdsOneCharacter();
}

bool RegionReader::holdsOneCharacter() const
{
    const QChar first = m_cursor.at(1);
    if (first == u'\\')
        return true;
    return m_cursor.at(first.isHighSurrogate() ? 3 : 2) == m_cursor.at();
}

bool RegionReader::endsOnThisLine(const CodeRegion &region)
{
    if (m_noOperand)
        return false;
    const QStringView inside = m_cursor.rest().sliced(region.open.size());
    m_noOperand = !inside.contains(region.close);
    return !m_noOperand && !inside.front().isSpace();
}

void RegionReader::read(const CodeLanguage &language)
{
    const int number = m_state.region;
    const CodeRegion &region = language.regions[number - 1];
    qsizetype start = m_cursor.position();
    bool inClass = false; // [/] in a regular expression does not end it
    if (region.has(CodeRegion::Heredoc) && takeHeredocEnd())
        close(region);
    while (!m_cursor.atEnd() && m_state.region == number) {
        const QChar c = m_cursor.at();
        if (region.has(CodeRegion::Operand) && (c == u'[' || c == u']'))
            inClass = c == u'[';
        if (beginsInterpolation(region)) {
            m_cursor.mark(start, region.kind);
            beginInterpolation(region);
            return;
        }
        if (c == region.variable && takesVariables(region)) {
            m_cursor.mark(start, region.kind);
            start = m_cursor.position();
            if (takeSigil({.mark = u"$", .anywhere = true, .brackets = u"{"}, {}))
                start = m_cursor.position();
            else
                m_cursor.advance();
        } else if (inClass || !takeEnd(region)) {
            m_cursor.advance(!c.isNull() && c == region.escape ? 2 : 1);
        }
    }
    m_cursor.mark(start, region.kind);
}

bool RegionReader::takesVariables(const CodeRegion &region) const
{
    return !region.variable.isNull() && !(region.has(CodeRegion::Heredoc) && m_state.data & 1);
}

bool RegionReader::takeEnd(const CodeRegion &region)
{
    if (region.interpolation == u"{" && m_cursor.startsWith(u"{{")) {
        m_cursor.advance(2);
        return true;
    }
    const bool canEnd = !region.has(CodeRegion::LineStart) || m_cursor.position() == 0;
    const qsizetype length = canEnd ? endingLength(region, m_cursor.rest(), m_state.data) : 0;
    if (length > 0) {
        m_cursor.advance(length);
        if (region.has(CodeRegion::Doubled) && m_cursor.startsWith(region.close))
            m_cursor.advance(length);
        else if (region.has(CodeRegion::Nested) && m_state.data > 0)
            --m_state.data;
        else
            close(region);
        return true;
    }
    if (!region.has(CodeRegion::Nested) || !m_cursor.startsWith(region.open))
        return false;
    m_state.data = std::min(m_state.data + 1, +CodeState::MostData);
    m_cursor.advance(region.open.size());
    return true;
}

void RegionReader::close(const CodeRegion &region)
{
    m_state.region = 0;
    if (region.keepsData())
        m_state.data = 0;
}

bool RegionReader::takeHeredocEnd()
{
    if (m_cursor.position() > 0 || !endsHeredoc(m_cursor.rest(), m_state.data))
        return false;
    m_cursor.advance(m_cursor.rest().size());
    return true;
}

bool RegionReader::beginsInterpolation(const CodeRegion &region) const
{
    if (region.interpolation.isEmpty() || !m_cursor.startsWith(region.interpolation) ||
        (region.has(CodeRegion::Formatted) && m_state.data == 0))
        return false;
    return m_state.hasRoom() &&
           !(region.interpolation == u"{" && m_cursor.at(1) == u'{'); // a brace that is shown
}

void RegionReader::beginInterpolation(const CodeRegion &region)
{
    const qsizetype start = m_cursor.position();
    m_cursor.advance(region.interpolation.size());
    m_cursor.mark(start, CodeKind::Meta);
    m_state.push();
    close(region);
}

bool RegionReader::closeInterpolation(const CodeLanguage &language, QChar c)
{
    CodeState::Level *level = m_state.innermost();
    if (!level)
        return false;
    const CodeRegion &region = language.regions[level->region - 1];
    const QChar bracket = region.interpolation.back();
    if (c == bracket)
        level->depth = std::min(level->depth + 1, +CodeState::MostDepth);
    if (c != (bracket == u'(' ? u')' : u'}') || --level->depth > 0)
        return false;
    const qsizetype start = m_cursor.position();
    m_cursor.advance();
    m_cursor.mark(start, CodeKind::Meta);
    m_state.pop();
    if (region.keepsData())
        m_state.data = region.has(CodeRegion::Formatted) ? 1 : 0;
    read(language);
    return true;
}

bool RegionReader::takeSigil(const CodeSigil &sigil, QStringView wordMarks)
{
    const qsizetype length = sigil.mark.size();
    if (m_cursor.at() != sigil.mark.front() || !m_cursor.startsWith(sigil.mark) ||
        (sigil.lineStart && !m_cursor.isFirst()))
        return false;
    const QChar previous = m_cursor.at(-1);
    if (!sigil.anywhere && (isWordPart(previous) || previous == sigil.mark.front()))
        return false;
    const QChar next = m_cursor.at(length);
    const bool special = !next.isNull() && sigil.specials.contains(next);
    const bool bracket =
        !next.isNull() && sigil.brackets.contains(next) && isWordStart(m_cursor.at(length + 1));
    if (!special && !bracket && !isWordStart(next))
        return false;
    const qsizetype start = m_cursor.position();
    m_cursor.advance(length + (special || bracket ? 1 : 0));
    if (!special)
        m_cursor.skipWord(wordMarks);
    if (bracket && m_cursor.at() == (next == u'(' ? u')' : u'}'))
        m_cursor.advance();
    m_cursor.mark(start, sigil.kind);
    return true;
}

void RegionReader::endLine(const CodeLanguage &language)
{
    const auto goesOn = [&language](int region) {
        return language.regions[region - 1].has(CodeRegion::Multiline);
    };
    if (m_state.region > 0 && !goesOn(m_state.region))
        close(language.regions[m_state.region - 1]);
    for (const CodeState::Level &level : m_state.levels) {
        if (level.region > 0 && !goesOn(level.region)) {
            m_state.levels = {};
            break;
        }
    }
    if (m_heredoc > 0 && m_state.region == 0) {
        m_state.region = m_heredoc;
        m_state.data = m_heredocData;
    }
}

} // namespace Conclave
