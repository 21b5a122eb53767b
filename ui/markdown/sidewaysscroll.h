#pragma once

#include <QObject>

class QTextDocument;
class QTextEdit;

namespace Conclave {

/// Keeps a view from being scrolled sideways to where nothing is.
///
/// Where a list marker hangs on the right, Qt counts its width twice and takes the document for
/// wider than it is.
class SidewaysScroll final : public QObject
{
    Q_OBJECT

public:
    /// Belongs to `view`.
    explicit SidewaysScroll(QTextEdit &view);

    /// Remembers that `document` is up to so many pixels narrower than Qt says.
    static void addSurplus(QTextDocument &document, qreal pixels);

    /// Off for a document that is no wider than the view but for what Qt counts twice.
    static Qt::ScrollBarPolicy policyFor(const QTextEdit &view);

private:
    void update();

    QTextEdit &m_view;
};

} // namespace Conclave
