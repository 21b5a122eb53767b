#pragma once

#include <QLabel>

namespace Conclave {

/// Words under a choice or a field: quiet, wrapped, shown literally, never cut. It asks for the
/// height that its words have at the width it was given, and anew when one of them changes.
class NoteLabel final : public QLabel
{
    Q_OBJECT

public:
    explicit NoteLabel(const QString &name, const QString &text = {});

    bool hasHeightForWidth() const override { return false; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QSize asHighAsItsWords(QSize size) const;
};

} // namespace Conclave
