#include "ui/settings/emojifield.h"

#include "ui/theme/metrics.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>

#include <array>
#include <utility>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::array Offered{
    std::pair{u"🧭", QT_TRANSLATE_NOOP("Conclave::EmojiField", "Compass")},
    std::pair{u"🔍", QT_TRANSLATE_NOOP("Conclave::EmojiField", "Magnifier")},
    std::pair{u"📚", QT_TRANSLATE_NOOP("Conclave::EmojiField", "Books")},
    std::pair{u"🔧", QT_TRANSLATE_NOOP("Conclave::EmojiField", "Wrench")},
    std::pair{u"🧰", QT_TRANSLATE_NOOP("Conclave::EmojiField", "Toolbox")},
    std::pair{u"🃏", QT_TRANSLATE_NOOP("Conclave::EmojiField", "Joker")},
    std::pair{u"🪑", QT_TRANSLATE_NOOP("Conclave::EmojiField", "Chair")},
    std::pair{u"🧪", QT_TRANSLATE_NOOP("Conclave::EmojiField", "Test tube")},
    std::pair{u"💡", QT_TRANSLATE_NOOP("Conclave::EmojiField", "Light bulb")},
    std::pair{u"🎯", QT_TRANSLATE_NOOP("Conclave::EmojiField", "Target")},
    std::pair{u"🧠", QT_TRANSLATE_NOOP("Conclave::EmojiField", "Brain")},
    std::pair{u"🔬", QT_TRANSLATE_NOOP("Conclave::EmojiField", "Microscope")},
    std::pair{u"📊", QT_TRANSLATE_NOOP("Conclave::EmojiField", "Chart")},
    std::pair{u"🧮", QT_TRANSLATE_NOOP("Conclave::EmojiField", "Abacus")},
    std::pair{u"🎨", QT_TRANSLATE_NOOP("Conclave::EmojiField", "Palette")},
    std::pair{u"📝", QT_TRANSLATE_NOOP("Conclave::EmojiField", "Notepad")},
    std::pair{u"💻", QT_TRANSLATE_NOOP("Conclave::EmojiField", "Laptop")},
    std::pair{u"🔒", QT_TRANSLATE_NOOP("Conclave::EmojiField", "Padlock")},
    std::pair{u"⚡", QT_TRANSLATE_NOOP("Conclave::EmojiField", "Lightning")},
    std::pair{u"🌍", QT_TRANSLATE_NOOP("Conclave::EmojiField", "Globe")},
    std::pair{u"🌱", QT_TRANSLATE_NOOP("Conclave::EmojiField", "Seedling")},
    std::pair{u"🦉", QT_TRANSLATE_NOOP("Conclave::EmojiField", "Owl")},
    std::pair{u"🦊", QT_TRANSLATE_NOOP("Conclave::EmojiField", "Fox")},
    std::pair{u"🤖", QT_TRANSLATE_NOOP("Conclave::EmojiField", "Robot")},
};

} // namespace

EmojiField::EmojiField(QWidget *parent) : QWidget(parent), m_field(new QLineEdit)
{
    constexpr int LongestEmoji = 16; // a family joined from several people and skin colours
    m_field->setObjectName(u"emoji"_s);
    m_field->setAccessibleName(tr("Emoji"));
    m_field->setMaxLength(LongestEmoji);
    m_field->setAlignment(Qt::AlignHCenter);
    m_field->setFixedWidth(56);
    auto *choose = new QPushButton(tr("Choo&se"));
    choose->setObjectName(u"chooseEmoji"_s);
    choose->setAccessibleName(tr("Choose an emoji"));
    choose->setAutoDefault(false);
    auto *menu = new QMenu(choose);
    for (const auto &[emoji, name] : Offered) {
        const QString text = QString::fromUtf16(emoji);
        menu->addAction(text + u"  "_s + tr(name), this, [this, text] {
            setEmoji(text);
            emit edited();
        });
    }
    choose->setMenu(menu);

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Metrics::Small);
    layout->addWidget(m_field);
    layout->addWidget(choose);
    layout->addStretch();
    setFocusProxy(m_field);
    connect(m_field, &QLineEdit::textEdited, this, &EmojiField::edited);
}

QString EmojiField::emoji() const
{
    return m_field->text().trimmed();
}

void EmojiField::setEmoji(const QString &emoji)
{
    if (emoji != this->emoji())
        m_field->setText(emoji);
}

} // namespace Conclave
