#include "ui/settings/colorpicker.h"

#include "ui/theme/memberaccent.h"
#include "ui/theme/metrics.h"

#include <QButtonGroup>
#include <QColorDialog>
#include <QHBoxLayout>
#include <QPainter>
#include <QToolButton>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

namespace {

// Ids of the buttons that are no colour of the list.
constexpr int ByPlace = 100;
constexpr int Other = 101;

QIcon swatch(const QColor &color)
{
    constexpr int Side = Metrics::Icon;
    constexpr int Scale = 2; // stays sharp on dense screens
    QPixmap pixmap(Side * Scale, Side * Scale);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawEllipse(pixmap.rect());
    painter.end();
    pixmap.setDevicePixelRatio(Scale);
    return pixmap;
}

} // namespace

ColorPicker::ColorPicker(QWidget *parent) : QWidget(parent), m_choices(new QButtonGroup(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(Metrics::Tiny);
    QToolButton *byPlace = addChoice(layout, ByPlace);
    byPlace->setText(tr("&By place"));
    byPlace->setToolTip(tr("The colour follows from the seat's place in the council"));
    // In the order of the accents.
    const QStringList names{tr("Blue"),
                            tr("Orange"),
                            tr("Green"),
                            tr("Pink"),
                            tr("Gold"),
                            tr("Sky blue"),
                            tr("Purple"),
                            tr("Grey")};
    for (int id = 0; id < MemberAccent::ColorCount; ++id) {
        QToolButton *button = addChoice(layout, id);
        button->setIcon(swatch(MemberAccent::ofSeat(id).color));
        button->setAccessibleName(names.at(id));
        button->setToolTip(names.at(id));
    }
    m_other = addChoice(layout, Other);
    m_other->setText(tr("Other…"));
    m_other->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_other->setToolTip(tr("Choose any other colour"));
    layout->addStretch();
    connect(m_choices, &QButtonGroup::idClicked, this, &ColorPicker::choose);
    setColor({});
}

void ColorPicker::setColor(const QString &color)
{
    const QColor shown(color);
    int id = shown.isValid() ? Other : ByPlace;
    for (int offered = 0; offered < MemberAccent::ColorCount; ++offered) {
        if (MemberAccent::ofSeat(offered).color == shown)
            id = offered;
    }
    m_color = color;
    m_other->setIcon(id == Other ? swatch(shown) : QIcon());
    m_choices->button(id)->setChecked(true);
    setFocusProxy(m_choices->button(id)); // Tab and the label's key come to what is chosen
}

QToolButton *ColorPicker::addChoice(QBoxLayout *layout, int id)
{
    auto *button = new QToolButton;
    button->setObjectName(u"color%1"_s.arg(id));
    button->setCheckable(true);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setIconSize({Metrics::Icon, Metrics::Icon});
    m_choices->addButton(button, id);
    layout->addWidget(button);
    return button;
}

void ColorPicker::choose(int id)
{
    if (id == Other)
        askForColor();
    else
        pick(id == ByPlace ? QString() : MemberAccent::ofSeat(id).color.name());
}

void ColorPicker::askForColor()
{
    setColor(m_color); // stays until another one is chosen
    auto *dialog = new QColorDialog(QColor(m_color), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QColorDialog::colorSelected, this, [this](const QColor &chosen) {
        pick(chosen.name());
    });
    dialog->open();
}

void ColorPicker::pick(const QString &color)
{
    setColor(color);
    emit picked(color);
}

} // namespace Conclave
