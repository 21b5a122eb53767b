#include "ui/theme/contrast.h"
#include "ui/theme/palette.h"
#include "ui/theme/themecontrol.h"

#include <QApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QStyle>
#include <QTest>
#include <QTextBrowser>
#include <QWheelEvent>

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

    void highContrastComesOnTopOfAMode()
    {
        m_control->setHighContrast(true);
        QCOMPARE(m_control->theme(), Theme::forHighContrast(false));
        m_control->setMode(ThemeControl::Mode::Dark);
        QCOMPARE(m_control->theme(), Theme::forHighContrast(true));
        m_control->setHighContrast(false);
        QCOMPARE(m_control->theme(), Theme::forDark());
    }

    void theDesktopsWordCountsWhileItIsFollowed()
    {
        m_control->setDesktop({.dark = true});
        QCOMPARE(m_control->theme(), Theme::forDark());
        m_control->setDesktop({.dark = true, .highContrast = true});
        QCOMPARE(m_control->theme(), Theme::forHighContrast(true));
        m_control->setMode(ThemeControl::Mode::Light);
        QCOMPARE(m_control->theme(), Theme::forLight());
        m_control->setDesktop({.dark = false});
        m_control->setMode(ThemeControl::Mode::System);
        QCOMPARE(m_control->theme(), Theme::forLight());
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

    void ctrlAndTheWheelOverAnAnswerChangeAllText()
    {
        QTextBrowser answer;
        QPlainTextEdit other;
        answer.show();
        turnWheel(*answer.viewport(), 120, Qt::ControlModifier);
        QCOMPARE(m_control->textStep(), 1);
        QTRY_COMPARE(answer.font(), QApplication::font()); // it did not zoom by itself on top of it
        for (int turned = 0; turned < 240; turned += 30)   // a fine wheel, two notches
            turnWheel(*answer.viewport(), -30, Qt::ControlModifier);
        QCOMPARE(m_control->textStep(), -1);
        turnWheel(*answer.viewport(), 120, Qt::NoModifier); // scrolls
        turnWheel(*other.viewport(), 120, Qt::ControlModifier);
        QCOMPARE(m_control->textStep(), -1);
    }

    void saysWhenTheTextCannotGoFurther()
    {
        const QSignalSpy held(m_control.get(), &ThemeControl::textSizeHeld);
        m_control->setTextStep(ThemeControl::LargestText);
        QCOMPARE(held.size(), 0);
        m_control->enlargeText();
        QCOMPARE(held.size(), 1);
        QVERIFY(held.first().first().toBool());
        m_control->setTextStep(ThemeControl::SmallestText);
        m_control->shrinkText();
        QVERIFY(!held.last().first().toBool());
    }

    void aMainActionWearsTheAccent()
    {
        QPushButton button(u"Ask"_s);
        button.setDefault(true);
        button.resize(120, 32);
        QCOMPARE(button.grab().toImage().pixelColor(60, 4), Theme::forLight().accent);
    }

    void aMainActionThatIsOffCanBeRead()
    {
        m_control->setMode(ThemeControl::Mode::Dark);
        m_control->setHighContrast(true);
        QPushButton button(u"MMM"_s);
        button.setDefault(true);
        button.setEnabled(false);
        button.resize(120, 32);
        const QImage image = button.grab().toImage();
        double best = 1;
        for (int x = 20; x < 100; ++x)
            best = std::max(best, contrast(image.pixelColor(x, 16), image.pixelColor(10, 16)));
        QVERIFY2(best >= 4.5, qPrintable(QString::number(best)));
    }

    void initTestCase() { m_control = std::make_unique<ThemeControl>(*qApp); }
    void cleanup()
    {
        m_control->setMode(ThemeControl::Mode::System);
        m_control->setHighContrast(false);
        m_control->resetText();
    }
    void cleanupTestCase() { m_control.reset(); }

private:
    static void turnWheel(QWidget &over, int angle, Qt::KeyboardModifiers modifiers)
    {
        QWheelEvent turn({5, 5},
                         over.mapToGlobal(QPointF(5, 5)),
                         {},
                         {0, angle},
                         Qt::NoButton,
                         modifiers,
                         Qt::NoScrollPhase,
                         false);
        QApplication::sendEvent(&over, &turn);
    }

    std::unique_ptr<ThemeControl> m_control;
};

QTEST_MAIN(ThemeControlTest)
#include "tst_themecontrol.moc"
