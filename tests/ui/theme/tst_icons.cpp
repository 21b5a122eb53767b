#include "ui/theme/icons.h"

#include <QDir>
#include <QGuiApplication>
#include <QImage>
#include <QPainter>
#include <QRegularExpression>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

class IconsTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }

    void everyFileDraws_data()
    {
        QTest::addColumn<QString>("name");
        const QStringList files = QDir(u":/icons"_s).entryList({u"*.svg"_s});
        for (const QString &file : files)
            QTest::newRow(qPrintable(file)) << file.chopped(4);
    }
    void everyFileDraws()
    {
        QFETCH(const QString, name);
        const QImage image = icon(name, Qt::red).pixmap(QSize(16, 16), 1.0).toImage();
        QCOMPARE(image.size(), QSize(16, 16));
        QVERIFY(inkOf(image) > 8);
    }

    void drawsInTheColourAskedFor()
    {
        const QImage image =
            icon(u"stop", QColor(0, 128, 255)).pixmap(QSize(32, 32), 1.0).toImage();
        QCOMPARE(image.pixelColor(16, 16), QColor(0, 128, 255));
    }

    void followsThePaletteWithoutBeingAskedAgain()
    {
        const QPalette before = QGuiApplication::palette();
        const QIcon stop = icon(u"stop");
        for (const QColor &color : {QColor(Qt::green), QColor(Qt::magenta)}) {
            QPalette palette = before;
            palette.setColor(QPalette::ButtonText, color);
            QGuiApplication::setPalette(palette);
            QCOMPARE(stop.pixmap(QSize(32, 32), 1.0).toImage().pixelColor(16, 16), color);
        }
        QGuiApplication::setPalette(before);
    }

    void keepsItsInkInASelectedRow()
    {
        // The ground of a selected row is faint and carries the same ink as any other.
        const QIcon stop = icon(u"stop", QPalette::Text);
        const QImage selected = stop.pixmap(QSize(32, 32), 1.0, QIcon::Selected).toImage();
        QCOMPARE(selected.pixelColor(16, 16), QGuiApplication::palette().color(QPalette::Text));
    }

    void isSharpOnDenseScreens()
    {
        const QPixmap pixmap = icon(u"search", Qt::black).pixmap(QSize(16, 16), 2.0);
        QCOMPARE(pixmap.size(), QSize(32, 32));
        QCOMPARE(pixmap.devicePixelRatio(), 2.0);
    }

    void keepsItsShapeInAWideRoom()
    {
        QImage wide(64, 16, QImage::Format_ARGB32_Premultiplied);
        wide.fill(Qt::white);
        QPainter painter(&wide);
        icon(u"stop", Qt::black).paint(&painter, wide.rect());
        QCOMPARE(wide.pixelColor(32, 8), QColor(Qt::black));
        QCOMPARE(wide.pixelColor(16, 8), QColor(Qt::white));
    }

    void isPalerWhenDisabled()
    {
        const QIcon stop = icon(u"stop", Qt::black);
        const auto alpha = [&stop](QIcon::Mode mode) {
            return stop.pixmap(QSize(32, 32), 1.0, mode).toImage().pixelColor(16, 16).alpha();
        };
        QCOMPARE(alpha(QIcon::Normal), 255);
        QVERIFY(alpha(QIcon::Disabled) < 160);
    }

    void statusGlyphsDifferInShape()
    {
        QList<QImage> seen;
        for (const QStringView name : {u"waiting",
                                       u"connecting",
                                       u"thinking",
                                       u"writing",
                                       u"complete",
                                       u"partial",
                                       u"failed",
                                       u"cancelled",
                                       u"late"}) {
            const QImage image = icon(name, Qt::black).pixmap(QSize(16, 16), 1.0).toImage();
            QVERIFY(!seen.contains(image));
            seen.append(image);
        }
    }

    void unknownNameIsNull()
    {
        QVERIFY(icon(u"no-such-icon").isNull());
        QVERIFY(!icon(u"copy").isNull());
        QVERIFY(!applicationIcon().isNull());
    }

private:
    static int inkOf(const QImage &image)
    {
        int ink = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                ink += image.pixelColor(x, y).alpha() > 64 ? 1 : 0;
        return ink;
    }
};

QTEST_MAIN(IconsTest)
#include "tst_icons.moc"
