#include "ui/markdown/markdownreader.h"

#include "core/markdown/md4cdialect.h"
#include "core/markdown/md4cstring.h"

#include <utility>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr QChar Guard = u'\u00a0'; // white space that the grammar does not look behind

template<typename Detail>
const Detail &as(const void *detail)
{
    return *static_cast<const Detail *>(detail);
}

Qt::Alignment alignment(MD_ALIGN align)
{
    if (align == MD_ALIGN_CENTER)
        return Qt::AlignHCenter;
    return align == MD_ALIGN_RIGHT ? Qt::AlignRight : Qt::AlignLeft;
}

MarkdownContainer::Task taskOf(const MD_BLOCK_LI_DETAIL &item)
{
    if (!item.is_task)
        return MarkdownContainer::Task::None;
    return item.task_mark == ' ' ? MarkdownContainer::Task::Unticked
                                 : MarkdownContainer::Task::Ticked;
}

} // namespace

MarkdownReader::MarkdownReader(DocumentWriter &writer, const MarkdownStyle &style)
    : m_writer(writer)
    , m_place(style)
    , m_table(writer)
    , m_inline(writer, style, m_objects)
{
}

void MarkdownReader::enter(const QList<MarkdownContainer> &containers, bool continues)
{
    for (const MarkdownContainer &container : containers) {
        useUpMarker();
        m_place.enter(container);
    }
    if (continues)
        m_place.continueLine();
}

bool MarkdownReader::readParagraph(const QString &source, const QString &definitions)
{
    // Standing alone, it could be mistaken for a list item or a fence.
    m_isGuarded = QStringView(u"-+*#>`~|=_[0123456789").contains(source.front());
    return read(definitions + (m_isGuarded ? QString(Guard) : QString()) + source);
}

bool MarkdownReader::readTableRow(const QString &row,
                                  const QString &columns,
                                  const QString &definitions)
{
    if (!m_writer.table().resume())
        return false;
    if (m_writer.table().isFull()) { // there may be very many of these
        m_table.hideRows(1);
        return true;
    }
    m_table.expectRow(row.size());
    const QString header = u"|x"_s.repeated(columns.count(u'|') - 1) + u"|\n"_s;
    const QString begin = row.startsWith(u'|') ? QString() : u"|"_s;
    return read(definitions + header + columns + u'\n' + begin + row);
}

bool MarkdownReader::read(const QString &source)
{
    MD_PARSER parser = {};
    parser.flags = Md4cDialect;
    parser.enter_block = [](MD_BLOCKTYPE type, void *detail, void *self) {
        return static_cast<MarkdownReader *>(self)->enterBlock(type, detail)
                   ? 0
                   : -1; // md4c 0.4.8 loses positive values on the way
    };
    parser.leave_block = [](MD_BLOCKTYPE type, void *, void *self) {
        static_cast<MarkdownReader *>(self)->leaveBlock(type);
        return 0;
    };
    parser.enter_span = [](MD_SPANTYPE type, void *detail, void *self) {
        static_cast<MarkdownReader *>(self)->enterSpan(type, detail);
        return 0;
    };
    parser.leave_span = [](MD_SPANTYPE type, void *, void *self) {
        static_cast<MarkdownReader *>(self)->leaveSpan(type);
        return 0;
    };
    parser.text = [](MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *self) {
        static_cast<MarkdownReader *>(self)->addText(type, fromMd4c(text, size));
        return 0;
    };
    m_objects = InlineObjects(source);
    const QByteArray utf8 = m_objects.text().toUtf8();
    return md_parse(utf8.constData(), static_cast<MD_SIZE>(utf8.size()), &parser, this) == 0;
}

bool MarkdownReader::enterBlock(MD_BLOCKTYPE type, const void *detail)
{
    endText();
    m_inHeading = m_blockOpen = type == MD_BLOCK_H;
    if (type == MD_BLOCK_TABLE)
        return enterTable(as<MD_BLOCK_TABLE_DETAIL>(detail));
    if (type == MD_BLOCK_QUOTE || type == MD_BLOCK_LI)
        useUpMarker();
    if (type == MD_BLOCK_QUOTE)
        m_place.enterQuote();
    else if (type == MD_BLOCK_UL)
        m_place.enterList();
    else if (type == MD_BLOCK_OL)
        m_place.enterList(as<MD_BLOCK_OL_DETAIL>(detail).start,
                          QLatin1Char(as<MD_BLOCK_OL_DETAIL>(detail).mark_delimiter));
    else if (type == MD_BLOCK_LI)
        m_place.enterItem(taskOf(as<MD_BLOCK_LI_DETAIL>(detail)));
    else if (type == MD_BLOCK_HR)
        m_writer.addRule(m_place.take());
    else if (type == MD_BLOCK_H)
        m_writer.startHeading(static_cast<int>(as<MD_BLOCK_H_DETAIL>(detail).level),
                              m_place.take());
    else if (type == MD_BLOCK_CODE)
        enterCode(as<MD_BLOCK_CODE_DETAIL>(detail));
    else if (type == MD_BLOCK_THEAD)
        m_table.enterHeader();
    else if (type == MD_BLOCK_TR)
        m_table.enterRow();
    else if (type == MD_BLOCK_TH || type == MD_BLOCK_TD)
        enterCell(as<MD_BLOCK_TD_DETAIL>(detail));
    return true;
}

void MarkdownReader::leaveBlock(MD_BLOCKTYPE type)
{
    endText();
    if (type == MD_BLOCK_QUOTE)
        m_place.leaveQuote();
    else if (type == MD_BLOCK_UL || type == MD_BLOCK_OL)
        m_place.leaveList();
    else if (type == MD_BLOCK_LI)
        leaveItem();
    else if (type == MD_BLOCK_CODE)
        leaveCode();
    else if (type == MD_BLOCK_THEAD)
        m_table.leaveHeader();
    else if (type == MD_BLOCK_TABLE)
        m_table.leave();
}

void MarkdownReader::enterSpan(MD_SPANTYPE type, const void *detail)
{
    if (m_table.isLeftOut())
        return;
    ensureBlock();
    m_inline.enter(type, detail);
}

void MarkdownReader::leaveSpan(MD_SPANTYPE type)
{
    if (!m_table.isLeftOut())
        m_inline.leave(type);
}

void MarkdownReader::addText(MD_TEXTTYPE type, const QString &source)
{
    const QString text = std::exchange(m_isGuarded, false) ? source.sliced(1) : source;
    if (m_inCode) {
        m_code += type == MD_TEXT_NULLCHAR ? QString(QChar(QChar::ReplacementCharacter))
                                           : m_objects.restored(text);
        return;
    }
    if (m_table.isLeftOut() || (!m_blockOpen && text.trimmed().isEmpty()))
        return;
    if (type != MD_TEXT_NORMAL) {
        ensureBlock();
        m_inline.add(type, type == MD_TEXT_CODE ? m_objects.restored(text) : text);
        return;
    }
    const auto parts = m_objects.parts(text);
    for (const InlineObjects::Part &part : parts) {
        if (part.object) {
            addObject(*part.object);
        } else if (m_blockOpen || !part.text.trimmed().isEmpty()) {
            ensureBlock();
            m_inline.add(type, part.text.toString());
        }
    }
}

void MarkdownReader::addObject(const InlineObject &object)
{
    const bool display = object.kind == InlineObject::Kind::Display;
    const bool footnote = object.kind == InlineObject::Kind::FootnoteText;
    const bool breaks = (display || footnote) && canBreakParagraph();
    if (breaks) {
        m_inline.endLine();
        endText();
    }
    if (breaks && display)
        m_writer.startFormula(m_place.take());
    else if (breaks)
        m_writer.startFootnote(m_place.take());
    else
        ensureBlock();
    m_blockOpen = !(breaks && display);
    m_inline.add(object, breaks);
    if (breaks && display)
        m_writer.finishText();
}

bool MarkdownReader::canBreakParagraph() const
{
    return !m_table.isOpen() && !m_inHeading && !m_place.hasMarker() && !m_inline.isInImage();
}

void MarkdownReader::endText()
{
    m_inline.flush();
    m_writer.finishText();
    m_blockOpen = false;
}

void MarkdownReader::ensureBlock()
{
    if (std::exchange(m_blockOpen, true))
        return;
    m_writer.startParagraph(
        m_place.take()); // items of tight lists come without an event of their own
}

void MarkdownReader::leaveItem()
{
    useUpMarker();
    m_place.leaveItem();
}

bool MarkdownReader::enterTable(const MD_BLOCK_TABLE_DETAIL &table)
{
    if (!m_table.expectsRow() && table.col_count <= TableReader::MostColumns)
        useUpMarker();
    return m_table.enter(static_cast<int>(table.col_count), m_place.now().indent);
}

void MarkdownReader::enterCell(const MD_BLOCK_TD_DETAIL &cell)
{
    m_table.enterCell(alignment(cell.align));
    m_blockOpen = true;
}

void MarkdownReader::enterCode(const MD_BLOCK_CODE_DETAIL &code)
{
    useUpMarker();
    m_writer.startCode(fromMd4c(code.lang), m_place.now());
    m_inCode = true;
}

void MarkdownReader::leaveCode()
{
    m_inCode = false;
    if (m_code.isEmpty())
        return;
    m_code.chop(1); // the end of the last line
    const QString code = std::exchange(m_code, {});
    const auto lines = QStringView(code).split(u'\n');
    for (const QStringView line : lines)
        m_writer.addCodeLine(line, m_place.now());
}

void MarkdownReader::useUpMarker()
{
    if (m_place.hasMarker())
        m_writer.startParagraph(m_place.take());
}

} // namespace Conclave
