#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

namespace Conclave {

/// The state of something as glyph, word and colour. The glyph of an active one breathes gently,
/// unless the desktop asks for no motion.
class StatusBadge final : public QWidget
{
    Q_OBJECT

public:
    explicit StatusBadge(QWidget *parent = nullptr);

    /// `icon` names a file of resources/icons, `word` is what people read. The word is also the
    /// accessible name, whose change is told once.
    void setStatus(const QString &icon, const QString &word, Tone tone);
    QString word() const { return m_word; }
    Tone tone() const { return m_tone; }
    bool isAnimated() const { return m_isAnimated; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QFont wordFont() const;
    QRect glyphRect() const;
    void animateIfWanted();
    void breathe();
    void fit();

    QString m_icon;
    QString m_word;
    Tone m_tone = Tone::Neutral;
    bool m_isAnimated = false;
};

} // namespace Conclave
