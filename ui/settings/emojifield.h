#pragma once

#include <QWidget>

class QLineEdit;

namespace Conclave {

/// A short field for an emoji, with a menu of useful ones.
class EmojiField final : public QWidget
{
    Q_OBJECT

public:
    explicit EmojiField(QWidget *parent = nullptr);

    QString emoji() const;
    void setEmoji(const QString &emoji);

signals:
    void edited(); ///< By the user.

private:
    QLineEdit *m_field;
};

} // namespace Conclave
