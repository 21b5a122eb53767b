#pragma once

#include "ui/theme/textrole.h"

#include <QLabel>

namespace Conclave {

/// One line of plain text that ends in "…" where there is no room; the tool tip then shows all
/// of it. To assistive technology it is always the full text().
class ElidedLabel final : public QLabel
{
    Q_OBJECT

public:
    explicit ElidedLabel(const QString &text = {}, QWidget *parent = nullptr);

    /// Size and weight, relative to the font around it. The default is TextRole::Body.
    void setTextRole(TextRole role);
    /// Every digit takes the same room, for figures that change.
    void setTabular(bool isTabular);
    bool isElided() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QFont roleFont() const { return fontFor(m_role, font()); }
    QString line() const;
    int lineWidth() const;

    TextRole m_role = TextRole::Body;
    bool m_isTabular = false;
};

} // namespace Conclave
