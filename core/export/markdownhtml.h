#pragma once

#include "core/export/inlinehtml.h"

#include <optional>

namespace Conclave {

/// Reads one Markdown text and writes it as HTML; see htmlFromMarkdown().
class MarkdownHtml final
{
public:
    explicit MarkdownHtml(const QString &source);

    /// Nothing when the source is too unreasonable: md4c gives up, or the HTML would be very much
    /// longer than the source. To be called once.
    std::optional<QString> read();

private:
    bool enterBlock(MD_BLOCKTYPE type, const void *detail);
    void leaveBlock(MD_BLOCKTYPE type);
    void enterContainer(const QString &tag);
    void leaveContainer(const QString &tag);
    void enterItem(const MD_BLOCK_LI_DETAIL &item);
    void enterCode(const MD_BLOCK_CODE_DETAIL &code);
    void leaveCode();
    void addText(MD_TEXTTYPE type, const QString &text);
    bool isTooLong() const { return m_html.size() > m_limit; }

    const InlineObjects m_objects; ///< Of the source.
    const qsizetype m_limit;       ///< Of m_html.
    QString m_html;
    InlineHtml m_inline{m_html, m_objects};
    int m_depth = 0; ///< Open quotes, lists and items, also those that are left out.
    bool m_isInTableHead = false;
    bool m_isInCode = false;
    QString m_code;
    QString m_language; ///< Of the open code.
};

} // namespace Conclave
