#pragma once

#include "core/markdown/inlineobject.h"

#include <QList>

namespace Conclave {

/// Takes the inline objects out of a Markdown source, so that its grammar cannot see them, and
/// finds them again in what comes out of the parser.
class InlineObjects final
{
public:
    /// A stretch of text, or the object that stands there.
    struct Part
    {
        QStringView text;
        const InlineObject *object = nullptr;
    };

    InlineObjects() = default;
    explicit InlineObjects(const QString &source);

    /// The source with a mark for each object. No source can hold such a mark by itself.
    const QString &text() const { return m_text; }

    /// Cuts `text`, which came from the parser and has to outlive the result, at its marks.
    QList<Part> parts(QStringView text) const;

    /// `text` as it was before: for code and addresses.
    QString restored(const QString &text) const;

private:
    void addParagraph(QStringView paragraph);

    QString m_text;
    QList<InlineObject> m_objects;
};

} // namespace Conclave
