#include "core/council/member.h"
#include "ui/theme/codecolors.h"
#include "ui/theme/contrast.h"
#include "ui/theme/memberaccent.h"
#include "ui/theme/palette.h"
#include "ui/theme/stylesheet.h"
#include "ui/theme/textrole.h"
#include "ui/theme/theme.h"

#include <QImage>
#include <QPainter>
#include <QRegularExpression>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

class ThemeTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void contrastFollowsWcag()
    {
        QCOMPARE(contrast(Qt::black, Qt::white), 21.0);
        QCOMPARE(contrast(Qt::white, Qt::black), 21.0);
        QCOMPARE(contrast(Qt::red, Qt::red), 1.0);
        QVERIFY(qAbs(contrast(QColor(0x77, 0x77, 0x77), Qt::white) - 4.48) < 0.01);
    }

    void everyTextIsReadable_data() { addThemes(); }
    void everyTextIsReadable()
    {
        QFETCH(const Theme, theme);
        for (const QColor &text : {theme.text,
                                   theme.secondary,
                                   theme.link,
                                   theme.success,
                                   theme.warning,
                                   theme.danger}) {
            for (const QColor &ground : {theme.window, theme.panel, theme.raised})
                QVERIFY2(contrast(text, ground) >= 4.5, qPrintable(text.name() + ground.name()));
        }
        QVERIFY(contrast(theme.onAccent, theme.accent) >= 4.5);
    }

    void tintedGroundsAreReadable_data() { addThemes(); }
    void tintedGroundsAreReadable()
    {
        QFETCH(const Theme, theme);
        for (const Tone tone : AllTones) {
            const QColor ground = theme.ground(tone);
            QVERIFY(contrast(theme.text, ground) >= 4.5);
            QVERIFY(contrast(theme.secondary, ground) >= 4.5);
            QVERIFY(contrast(theme.color(tone), ground) >= 3.0);
        }
        QVERIFY(contrast(theme.text, theme.selection()) >= 4.5);
        QVERIFY(contrast(theme.secondary, theme.selection()) >= 4.5);
    }

    void theRaceStandsOutFromItsTracks_data() { addThemes(); }
    void theRaceStandsOutFromItsTracks()
    {
        QFETCH(const Theme, theme);
        QImage image(1, 1, QImage::Format_RGB32);
        image.fill(theme.window);
        QPainter(&image).fillRect(image.rect(), theme.track());
        const QColor track = image.pixelColor(0, 0);
        QVERIFY(contrast(theme.text, track) >= 7);
        QVERIFY(contrast(track, theme.window) < 1.5);
        QVERIFY(contrast(theme.gridline(), theme.window) < 3);
    }

    void focusStandsOut_data() { addThemes(); }
    void focusStandsOut()
    {
        QFETCH(const Theme, theme);
        for (const QColor &ground : {theme.window, theme.panel, theme.raised})
            QVERIFY(contrast(theme.accent, ground) >= 3.0);
        QVERIFY(contrast(theme.text, theme.accent) >= 2.0); // the ring of the main action
    }

    void whatMembersWearStandsOut_data() { addThemes(); }
    void whatMembersWearStandsOut()
    {
        QFETCH(const Theme, theme);
        for (int seat = 0; seat < MemberAccent::ColorCount; ++seat) {
            const QColor accent = MemberAccent::ofSeat(seat).color;
            for (const QColor &ground : {theme.window, theme.panel})
                QVERIFY2(contrast(accent, ground) >= 3.0, qPrintable(accent.name()));
        }
    }

    void marksOfTheRaceStandOut_data() { addThemes(); }
    void marksOfTheRaceStandOut()
    {
        QFETCH(const Theme, theme);
        for (const QColor &mark : {theme.text, theme.secondary, theme.accent})
            QVERIFY2(contrast(mark, theme.window) >= 3.0, qPrintable(mark.name()));
        for (const Tone tone : AllTones)
            QVERIFY(contrast(theme.color(tone), theme.window) >= 3.0);
    }

    void selectedAndFoundTextIsReadable_data() { addThemes(); }
    void selectedAndFoundTextIsReadable()
    {
        QFETCH(const Theme, theme);
        const QPalette palette = paletteFor(theme);
        for (const auto group : {QPalette::Active, QPalette::Inactive, QPalette::Disabled})
            QVERIFY(contrast(palette.color(group, QPalette::HighlightedText),
                             palette.color(group, QPalette::Highlight)) >= 4.5);
        QVERIFY(contrast(theme.text, theme.match) >= 4.5);
        QVERIFY(contrast(theme.onCurrentMatch, theme.currentMatch) >= 4.5);
        QVERIFY(contrast(theme.currentMatch, theme.match) >= 1.5); // it also has another line
    }

    void everyColourOfCodeIsReadable_data() { addThemes(); }
    void everyColourOfCodeIsReadable()
    {
        QFETCH(const Theme, theme);
        const CodeColors code = CodeColors::of(theme);
        for (const QColor &color : {code.keyword,
                                    code.type,
                                    code.string,
                                    code.number,
                                    code.comment,
                                    code.function,
                                    code.meta,
                                    code.variable,
                                    code.added,
                                    code.removed}) {
            for (const QColor &ground : {theme.panel, theme.raised})
                QVERIFY2(contrast(color, ground) >= 4.5, qPrintable(color.name()));
        }
    }

    void aPaletteTellsItsTheme()
    {
        for (const Theme &theme : {Theme::forLight(),
                                   Theme::forDark(),
                                   Theme::forHighContrast(false),
                                   Theme::forHighContrast(true)})
            QCOMPARE(Theme::of(paletteFor(theme)), theme);
    }

    void highContrastIsHigh()
    {
        for (const bool dark : {false, true}) {
            const Theme theme = Theme::forHighContrast(dark);
            for (const QColor &text : {theme.text,
                                       theme.secondary,
                                       theme.link,
                                       theme.success,
                                       theme.warning,
                                       theme.danger,
                                       theme.accent})
                QVERIFY2(contrast(text, theme.panel) >= 7.0, qPrintable(text.name()));
            QVERIFY(contrast(theme.hairline, theme.panel) >= 7.0);
        }
    }

    void theStyleSheetNamesOnlyKnownColours()
    {
        const QString sheet = styleSheetFor(Theme::forLight());
        QVERIFY(sheet.contains(Theme::forLight().accent.name()));
        QVERIFY(!sheet.mid(sheet.indexOf(u"*/"_s)).contains(u'@'));
        QVERIFY(sheet != styleSheetFor(Theme::forDark()));
    }

    void eightAccentsThenTheSameHatched()
    {
        QSet<QRgb> colors;
        for (int seat = 0; seat < 8; ++seat) {
            const MemberAccent accent = MemberAccent::ofSeat(seat);
            QVERIFY(!accent.hatched);
            colors.insert(accent.color.rgb());
            QCOMPARE(MemberAccent::ofSeat(seat + 8).color, accent.color);
            QVERIFY(MemberAccent::ofSeat(seat + 8).hatched);
        }
        QCOMPARE(colors.size(), 8);
        QVERIFY(MemberAccent::ofSeat(8).brush().style() != Qt::SolidPattern);
        QCOMPARE(MemberAccent::ofSeat(16), MemberAccent::ofSeat(0));
    }

    void aMembersOwnColourWins()
    {
        QCOMPARE(MemberAccent::of({.color = u"#80123456"_s}, 9).color, QColor(0x12, 0x34, 0x56));
        QVERIFY(!MemberAccent::of({.color = u"#123456"_s}, 9).hatched);
        QCOMPARE(MemberAccent::of({}, 9), MemberAccent::ofSeat(9));
        QCOMPARE(MemberAccent::of({.color = u"no colour"_s}, 2), MemberAccent::ofSeat(2));
    }

    void rolesScaleTheFontAround()
    {
        QFont body;
        body.setPointSizeF(10);
        QCOMPARE(fontFor(TextRole::Heading1, body).pointSizeF(), 13.5);
        QCOMPARE(fontFor(TextRole::Caption, body).pointSizeF(), 8.5);
        QCOMPARE(fontFor(TextRole::Strong, body).weight(), QFont::DemiBold);
        QCOMPARE(fontFor(TextRole::Body, body), body);
        body.setPixelSize(20);
        QCOMPARE(fontFor(TextRole::Caption, body).pixelSize(), 17);
    }

private:
    static constexpr auto AllTones = {
        Tone::Neutral, Tone::Active, Tone::Good, Tone::Warning, Tone::Bad};

    static void addThemes()
    {
        QTest::addColumn<Theme>("theme");
        QTest::newRow("light") << Theme::forLight();
        QTest::newRow("dark") << Theme::forDark();
        QTest::newRow("high contrast, light") << Theme::forHighContrast(false);
        QTest::newRow("high contrast, dark") << Theme::forHighContrast(true);
    }
};

QTEST_MAIN(ThemeTest)
#include "tst_theme.moc"
