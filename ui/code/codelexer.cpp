#include "ui/code/codelexer.h"

#include "ui/code/codelanguage.h"
#include "ui/code/codestate.h"
#include "ui/code/numbers.h"
#include "ui/code/regionreader.h"

#include <algorithm>
#include <utility>

namespace Conclave {

namespace {

constexpr int ContinuedCommand = 1; // as a state's data, when a command goes on on the next line

class CodeLexer final
{
public:
    CodeLexer(const CodeLanguage &language, QStringView line, int state)
        : m_root(language)
        , m_line(line)
        , m_cursor(line)
        , m_state(CodeState::unpacked(state, language))
        , m_regions(m_cursor, m_state)
    {
    }

    CodeLine read();

private:
    const CodeLanguage &language() const;
    bool isPlainOutput();
    bool readByRule();
    void readCode();
    bool closeIsland();
    bool takeRegion();
    bool openIsland();
    bool takeSigil();
    bool takeNumber();
    bool takeWord();
    bool takePrefixed(qsizetype start);
    void takeMark(QChar c);
    void tookOperand();
    CodeLine end();

    bool isKey() const;

    const CodeLanguage &m_root;
    QStringView m_line;
    CodeCursor m_cursor;
    CodeState m_state;
    RegionReader m_regions;
    CodeContext m_before;
    bool m_command = false; // the next word is one
    bool m_hasWord = false; // one has been read on this line
};

const CodeLanguage &CodeLexer::language() const
{
    return m_state.island > 0 ? *m_root.islands[m_state.island - 1].language : m_root;
}

CodeLine CodeLexer::read()
{
    const bool atRest = m_state == CodeState();
    if (m_root.has(CodeLanguage::Commands) && m_state.region == 0)
        m_command = std::exchange(m_state.data, 0) != ContinuedCommand;
    if (atRest && (isPlainOutput() || readByRule()))
        return {m_cursor.spans(), 0};
    if (m_state.region > 0) {
        m_regions.read(language());
        tookOperand();
    }
    while (!m_cursor.atEnd())
        readCode();
    return end();
}

bool CodeLexer::isPlainOutput()
{
    if (!m_root.has(CodeLanguage::Session))
        return false;
    const bool isPrompt = m_line.startsWith(u"$ ") || m_line.startsWith(u"# ") ||
                          m_line.startsWith(u"% ") || m_line.startsWith(u"> ");
    if (!isPrompt)
        return true;
    m_cursor.advance();
    m_cursor.mark(0, CodeKind::Meta);
    return false;
}

bool CodeLexer::readByRule()
{
    for (const CodeLineRule &rule : m_root.lineRules) {
        if (!m_line.startsWith(rule.start))
            continue;
        m_cursor.advance(m_line.size());
        m_cursor.mark(0, rule.kind);
        return true;
    }
    return false;
}

void CodeLexer::readCode()
{
    const QChar c = m_cursor.at();
    if (c.isSpace()) {
        m_cursor.advance();
    } else if (closeIsland()) {
        m_before = {};
    } else if (m_regions.closeInterpolation(language(), c) || takeRegion()) {
        tookOperand();
    } else if (!openIsland() && !takeNumber() && !takeSigil() && !takeWord()) {
        takeMark(c);
    }
}

bool CodeLexer::closeIsland()
{
    if (m_state.island == 0 || m_state.innermost())
        return false;
    const CodeIsland &island = m_root.islands[m_state.island - 1];
    if (!m_cursor.startsWith(island.close, Qt::CaseInsensitive))
        return false;
    m_state.island = island.next;
    m_state.data = 0;
    if (!island.takesClose)
        return false;
    const qsizetype start = m_cursor.position();
    m_cursor.advance(island.close.size());
    m_cursor.mark(start, CodeKind::Keyword);
    return true;
}

bool CodeLexer::takeRegion()
{
    const qsizetype start = m_cursor.position();
    const bool isQuote = m_cursor.at() == u'"' || m_cursor.at() == u'\'';
    if (!m_regions.open(language(), m_before))
        return false;
    if (isQuote && m_state.region == 0 && isKey())
        m_cursor.markAgain(start, CodeKind::Variable);
    return true;
}

bool CodeLexer::openIsland()
{
    if (m_state.island > 0)
        return false;
    for (qsizetype i = 0; i < m_root.islands.size(); ++i) {
        const CodeIsland &island = m_root.islands[i];
        if (island.open.isEmpty() || !m_cursor.startsWith(island.open, Qt::CaseInsensitive))
            continue;
        const QChar next = m_cursor.at(island.open.size());
        const bool isName = island.open.size() > 1;
        const bool isMark = next == u'/' || next == u'!' || next == u'?';
        if (isName ? isWordPart(next, u"-:") : !isWordStart(next) && !isMark)
            continue;
        const qsizetype start = m_cursor.position();
        m_cursor.advance(island.open.size() + (isMark ? 1 : 0));
        m_cursor.skipWord(u"-:.");
        m_cursor.mark(start, CodeKind::Keyword);
        m_state.island = int(i) + 1;
        return true;
    }
    return false;
}

bool CodeLexer::takeSigil()
{
    for (const CodeSigil &sigil : language().sigils) {
        if (!m_regions.takeSigil(sigil, language().wordMarks))
            continue;
        tookOperand();
        m_before.meta = sigil.kind == CodeKind::Meta;
        return true;
    }
    return false;
}

bool CodeLexer::takeNumber()
{
    const qsizetype start = m_cursor.position();
    if (!skipNumber(m_cursor, language(), m_state.data > 0))
        return false;
    m_cursor.mark(start, CodeKind::Number);
    tookOperand();
    return true;
}

bool CodeLexer::takeWord()
{
    if (!isWordStart(m_cursor.at()))
        return false;
    const qsizetype start = m_cursor.position();
    const bool isMember = m_cursor.at(-1) == u'.' && m_cursor.at(-2) != u'.';
    m_cursor.skipWord(language().wordMarks);
    if (takePrefixed(start))
        return true;
    const QStringView word = m_cursor.from(start);
    const std::optional<CodeKind> kind =
        isKey() ? CodeKind::Variable : language().kindOf(word, m_cursor.rest(), isMember);
    if (m_command && language().has(CodeLanguage::Commands)) {
        m_command = m_cursor.at() == u'=';
        m_cursor.mark(start, m_command ? CodeKind::Variable : kind.value_or(CodeKind::Function));
    } else if (kind) {
        m_cursor.mark(start, *kind);
        m_command = false;
    }
    m_command |= language().introduces(word);
    m_before = {.operand = kind != CodeKind::Keyword};
    m_hasWord = true;
    return true;
}

bool CodeLexer::takePrefixed(qsizetype start)
{
    const QStringView word = m_cursor.from(start);
    if (!language().isPrefix(word))
        return false;
    if (m_cursor.at() != u'"' && m_cursor.at() != u'\'')
        return false;
    m_cursor.mark(start, CodeKind::String);
    m_regions.open(language(), {.formatted = language().formats(word)});
    tookOperand();
    return true;
}

bool CodeLexer::isKey() const
{
    const CodeLanguage &language = this->language();
    if (language.keyMarks.isEmpty() ||
        (language.has(CodeLanguage::KeysInBraces) && m_state.data == 0) ||
        (language.has(CodeLanguage::KeysFirst) && m_hasWord))
        return false;
    const QStringView rest = m_cursor.rest();
    const auto *mark = std::ranges::find_if_not(rest, [](QChar c) { return c.isSpace(); });
    if (mark == rest.end() || !language.keyMarks.contains(*mark))
        return false;
    const QChar next = mark + 1 == rest.end() ? QChar(u' ') : mark[1];
    return language.has(CodeLanguage::KeysNeedSpace) ? next.isSpace() : next != *mark;
}

void CodeLexer::takeMark(QChar c)
{
    const bool escapes = c == u'\\' && language().has(CodeLanguage::Commands);
    m_cursor.advance(escapes ? 2 : 1);
    m_before = {.operand = c == u')' || c == u']' || c == u'}'};
    if (language().has(CodeLanguage::Commands))
        m_command =
            QStringView(u"|&;(!{`").contains(c) || (m_command && QStringView(u"./~").contains(c));
    if (language().has(CodeLanguage::KeysInBraces) && c == u'{')
        m_state.data = std::min(m_state.data + 1, +CodeState::MostData);
    else if (language().has(CodeLanguage::KeysInBraces) && c == u'}')
        m_state.data = std::max(m_state.data - 1, 0);
}

void CodeLexer::tookOperand()
{
    m_before = {.operand = true};
    m_command = m_cursor.at(-1) == u'(' && m_state.innermost(); // inside a string begins one
    m_hasWord = true;
}

CodeLine CodeLexer::end()
{
    if (language().has(CodeLanguage::Commands) && m_state.region == 0 && m_line.endsWith(u'\\'))
        m_state.data = ContinuedCommand;
    m_regions.endLine(language());
    return {m_cursor.spans(), m_state.packed()};
}

} // namespace

CodeLine lexCode(const CodeLanguage &language, QStringView line, int state)
{
    if (line.size() > LongestCodeLine)
        return {{}, std::max(state, 0)};
    return CodeLexer(language, line, state).read();
}

} // namespace Conclave
