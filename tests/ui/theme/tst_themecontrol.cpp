#include "ui/theme/palette.h"
#include "ui/theme/themecontrol.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QStyle>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

class ThemeControlTest : public QObject
{
    Q_OBJECT

private slots:
    // The offscreen platform warns about what it cannot do; that is no concern of ours.
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
    }

    void startsInTheDesktopsColours()
    {
        QVERIFY(!isDark(QApplication::palette()));
        QCOMPARE(m_control->mode(), ThemeControl::Mode::System);
        QCOMPARE(m_control->theme(), Theme::forLight());
        QCOMPARE(QApplication::palette().color(QPalette::Window), Theme::forLight().window);
    }

    void aModeDressesEveryWidget()
    {
        QLabel label(u"text"_s);
        label.show();
        const QSignalSpy changed(m_control.get(), &ThemeControl::changed);

        m_control->setMode(ThemeControl::Mode::Dark);

        QCOMPARE(changed.size(), 1);
        QCOMPARE(m_control->theme(), Theme::forDark());
        QCOMPARE(label.palette().color(QPalette::Window), Theme::forDark().window);
        QCOMPARE(Theme::of(label.palette()), Theme::forDark());
    }

    void theSameColoursAreNoChange()
    {
        m_control->setMode(ThemeControl::Mode::Light);
        const QSignalSpy changed(m_control.get(), &ThemeControl::changed);

        m_control->setMode(ThemeControl::Mode::Light);
        m_control->setMode(ThemeControl::Mode::System);

        QCOMPARE(changed.size(), 0);
    }

    void systemSeesTheDesktopThroughOurOwnPalette()
    {
        m_control->setMode(ThemeControl::Mode::Dark);
        m_control->setMode(ThemeControl::Mode::System);
        QCOMPARE(m_control->theme(), Theme::forLight());
    }

    void textGrowsInStepsWithinLimits()
    {
        const double before = QApplication::font().pointSizeF();
        QWidget window;
        QLabel label(u"text"_s, &window);
        window.show();
        QSignalSpy changed(m_control.get(), &ThemeControl::changed);

        m_control->enlargeText();
        QCOMPARE(changed.size(), 1);
        QTRY_COMPARE(label.font().pointSizeF(), before * 1.1);

        m_control->setTextStep(1000);
        QCOMPARE(m_control->textStep(), ThemeControl::LargestText);
        m_control->setTextStep(-1000);
        QCOMPARE(m_control->textStep(), ThemeControl::SmallestText);
        m_control->resetText();
        QTRY_COMPARE(label.font().pointSizeF(), before);
    }

    void aMainActionWearsTheAccent()
    {
        QPushButton button(u"Ask"_s);
        button.setDefault(true);
        button.resize(120, 32);
        QCOMPARE(button.grab().toImage().pixelColor(60, 4), Theme::forLight().accent);
    }

    void initTestCase() { m_control = std::make_unique<ThemeControl>(*qApp); }
    void cleanup()
    {
        m_control->setMode(ThemeControl::Mode::System);
        m_control->resetText();
    }
    void cleanupTestCase() { m_control.reset(); }

private:
    std::unique_ptr<ThemeControl> m_control;
};

QTEST_MAIN(ThemeControlTest)
#include "tst_themecontrol.moc"
