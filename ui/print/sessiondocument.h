#pragma once

#include "core/export/exportformat.h"
#include "ui/markdown/markdownstyle.h"

#include <QCoreApplication>

class QTextDocument;

namespace Conclave {

/// Writes a session into a document to be printed: questions, verdicts, councils, figures, every
/// answer and synthesis with what went wrong, models' texts by the same Markdown rules as in the
/// window.
class SessionDocument final
{
    Q_DECLARE_TR_FUNCTIONS(Conclave::SessionDocument)

public:
    /// `document` is empty, is not touched by others and has to outlive this.
    SessionDocument(QTextDocument &document,
                    const MarkdownStyle &style,
                    const ExportOptions &options);

    void writeTitle(const Session &session);
    void writeTurn(const Session &session, const Turn &turn); ///< One of its turns.

private:
    void writeQuestion(const Turn &turn);
    void writeCouncil(const Council &council, bool isImported);
    void writeSeat(const Member &member, const QString &line);
    void writeAnswer(const Turn &turn, const Answer &answer);
    void writeSynthesis(const Turn &turn, const Synthesis &synthesis);
    void writeAccount(const Turn &turn, const Answer &answer);
    void writeText(const Answer &answer);
    void writeMarkdown(const QString &text);
    void writeHeading(int level, const QString &text);
    void writeParagraph(const QString &text);
    void writeNote(const QString &note);
    void writeListed(const QString &line, qreal indent);

    QTextDocument &m_document;
    const MarkdownStyle &m_style;
    const ExportOptions m_options;
};

} // namespace Conclave
