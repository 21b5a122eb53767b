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

private:
    void update();
    bool isNeeded() const;

    QTextEdit &m_view;
};

} // namespace Conclave
