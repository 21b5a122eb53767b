#pragma once

#include <QToolButton>

#include <functional>

namespace Conclave {

/// A button that can also be dragged: what is dropped elsewhere is a file.
class DragOutButton final : public QToolButton
{
    Q_OBJECT

public:
    /// Makes the file and gives its path, when a drag begins; empty: there is nothing to drag.
    using MakeFile = std::function<QString()>;

    explicit DragOutButton(QWidget *parent = nullptr);

    void setFile(const MakeFile &makeFile) { m_makeFile = makeFile; }

signals:
    /// The user drags this file; before it is dropped.
    void dragged(const QString &path);

protected:
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;

private:
    void drag();

    MakeFile m_makeFile;
    QPoint m_pressedAt;
};

} // namespace Conclave
