#include "ui/mainwindow/windowmessage.h"

#include "ui/widgets/messagestrip.h"

#include <utility>

namespace Conclave {

using namespace Qt::Literals::StringLiterals;

WindowMessage::WindowMessage(QWidget *window) : QObject(window), m_strip(new MessageStrip(window))
{
    m_strip->setObjectName(u"windowMessage"_s);
    m_strip->hide();
    connect(m_strip, &MessageStrip::activated, this, &WindowMessage::act);
}

void WindowMessage::tell(const QString &whatHappened, const QString &whatToDo)
{
    m_offer = nullptr;
    m_strip->setMessage(Tone::Warning, whatHappened, whatToDo);
    m_strip->setActions({{tr("Close"), {}}});
    m_strip->setVisible(!whatHappened.isEmpty());
}

void WindowMessage::offer(const QString &whatHappened,
                          const QString &whatToDo,
                          const QString &word,
                          std::function<void()> action)
{
    tell(whatHappened, whatToDo);
    m_strip->setActions({{word, {}}, {tr("Close"), {}}});
    m_offer = std::move(action);
}

void WindowMessage::clear()
{
    m_offer = nullptr;
    m_strip->hide();
}

void WindowMessage::act(int place)
{
    const auto offered = std::exchange(m_offer, nullptr);
    m_strip->hide();
    if (offered && place == 0)
        offered();
}

} // namespace Conclave
