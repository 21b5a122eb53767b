#include "tests/support/accessibility.h"
#include "ui/widgets/versionchooser.h"

#include <QLabel>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <memory>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

class VersionChooserTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
        m_window = std::make_unique<QWidget>();
        m_chooser = new VersionChooser(
            u"attempt %1 of %2"_s, u"Earlier"_s, u"Later"_s, u"Critic"_s, m_window.get());
        m_window->resize(300, 60);
        m_window->show();
    }

    void oneVersionNeedsNoChooser()
    {
        m_chooser->setCount(1);
        QVERIFY(!m_chooser->isVisible());
        QVERIFY(m_chooser->isNewest());
        m_chooser->setCount(0);
        QVERIFY(m_chooser->isNewest());
    }

    void aNewVersionShowsItself()
    {
        const QSignalSpy chosen(m_chooser, &VersionChooser::chosen);
        m_chooser->setCount(2);
        QVERIFY(m_chooser->isVisible());
        QCOMPARE(place(), u"attempt 2 of 2"_s);
        button(u"earlierVersion"_s)->click();
        QCOMPARE(place(), u"attempt 1 of 2"_s);
        QVERIFY(!button(u"earlierVersion"_s)->isEnabled());
        QCOMPARE(chosen.size(), 1);
        m_chooser->setCount(3);
        QCOMPARE(place(), u"attempt 3 of 3"_s);
        QCOMPARE(chosen.size(), 1);
    }

    void theKeyboardLeafsAndKeepsTheFocus()
    {
        m_chooser->setCount(2);
        m_window->activateWindow();
        QTRY_VERIFY(m_window->isActiveWindow());
        button(u"earlierVersion"_s)->setFocus();
        QTest::keyClick(button(u"earlierVersion"_s), Qt::Key_Space);
        QCOMPARE(m_chooser->current(), 0);
        QVERIFY(button(u"laterVersion"_s)->hasFocus());
        QTest::keyClick(button(u"laterVersion"_s), Qt::Key_Right);
        QCOMPARE(m_chooser->current(), 1);
        QVERIFY(button(u"earlierVersion"_s)->hasFocus());
        QTest::keyClick(button(u"earlierVersion"_s), Qt::Key_Home);
        QCOMPARE(m_chooser->current(), 0);
    }

    void saysWhoseVersionsTheyAre()
    {
        m_chooser->setCount(2);
        QCOMPARE(namelessWidgets(*m_window).join(u' '), QString());
        QCOMPARE(button(u"earlierVersion"_s)->accessibleName(), u"Critic: Earlier"_s);
        QVERIFY(!button(u"laterVersion"_s)->toolTip().isEmpty());
    }

private:
    QString place() const { return m_chooser->findChild<QLabel *>()->text(); }
    QToolButton *button(const QString &name) const
    {
        return m_chooser->findChild<QToolButton *>(name);
    }

    std::unique_ptr<QWidget> m_window;
    VersionChooser *m_chooser = nullptr;
};

QTEST_MAIN(VersionChooserTest)
#include "tst_versionchooser.moc"
