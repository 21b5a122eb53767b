#include "app/pricedesk.h"
#include "ui/mainwindow/mainactions.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/settings/priceseditor.h"
#include "ui/theme/themecontrol.h"

#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

class PriceDeskTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_profile = std::make_unique<QTemporaryDir>(); }
    void cleanup()
    {
        m_desk.reset();
        m_window.reset();
        m_session.reset();
        m_theme.reset();
        m_services.reset();
    }

    void aNewPriceIsKeptAndUsedAtOnce()
    {
        start();
        const RunEnvironment environment = m_services->environment(); // as a run has it
        const QSignalSpy changed(m_desk.get(), &PriceDesk::changed);
        m_window->actions().editPrices->trigger();
        PricesEditor *editor = this->editor();
        QVERIFY(editor);
        editor->findChild<QPushButton *>(u"addPrice"_s)->click();
        QAbstractItemModel *rows = editor->findChild<QTableView *>(u"prices"_s)->model();
        rows->setData(rows->index(0, 1), u"gpt-4o"_s);
        rows->setData(rows->index(0, 0), u"openai"_s);
        rows->setData(rows->index(0, 2), u"1"_s);
        rows->setData(rows->index(0, 3), u"7"_s);
        editor->accept();
        QTRY_VERIFY(!this->editor());
        QCOMPARE(changed.size(), 1);
        QCOMPARE(output(*environment.prices), 7.0);
        QCOMPARE(output(Services(m_profile->path()).prices()), 7.0);

        m_window->actions().editPrices->trigger(); // and away again
        this->editor()->findChild<QTableView *>()->setCurrentIndex(
            this->editor()->findChild<QTableView *>()->model()->index(0, 0));
        this->editor()->findChild<QPushButton *>(u"removePrice"_s)->click();
        this->editor()->accept();
        QCOMPARE(output(*environment.prices), 10.0);
    }

    void aBrokenFileStaysAsItIs()
    {
        write("{ broken");
        start();
        m_window->actions().editPrices->trigger();
        QVERIFY(!editor());
        const QList<QLabel *> labels = m_window->findChildren<QLabel *>();
        QVERIFY(std::ranges::any_of(labels, [](const QLabel *label) {
            return label->text().contains(u"nothing is saved over it"_s);
        }));
        QVERIFY(!m_services->saveOwnPrices({})); // neither if it broke while it was being edited
        QCOMPARE(read(), QByteArray("{ broken"));
    }

    void aMendedFileIsUsed()
    {
        write("{ broken");
        start();
        QVERIFY(m_services->pricesError);
        QVERIFY(QFile::remove(m_services->ownPricesPath()));
        m_window->actions().editPrices->trigger();
        editor()->accept();
        QVERIFY(!m_services->pricesError);
    }

private:
    void start()
    {
        m_services = std::make_unique<Services>(m_profile->path());
        m_theme = std::make_unique<ThemeControl>(*qApp);
        m_session = std::make_unique<LiveSession>(m_services->environment());
        m_window = std::make_unique<MainWindow>(*m_session, *m_theme);
        m_desk = std::make_unique<PriceDesk>(*m_services, *m_window);
    }
    PricesEditor *editor() const { return m_window->findChild<PricesEditor *>(); }
    static double output(const PriceTable &table)
    {
        const ModelPrice *price =
            table.find({.url = QUrl(u"https://api.openai.com/v1"_s)}, u"gpt-4o"_s);
        return price ? price->rates.output : -1;
    }
    void write(const QByteArray &bytes) const
    {
        QFile file(m_profile->filePath(u"prices.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    QByteArray read() const
    {
        QFile file(m_profile->filePath(u"prices.json"_s));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    std::unique_ptr<QTemporaryDir> m_profile;
    std::unique_ptr<Services> m_services;
    std::unique_ptr<ThemeControl> m_theme;
    std::unique_ptr<LiveSession> m_session;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<PriceDesk> m_desk;
};

QTEST_MAIN(PriceDeskTest)
#include "tst_pricedesk.moc"
