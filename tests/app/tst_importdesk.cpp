#include "app/importdesk.h"
#include "app/services.h"
#include "tests/support/archivefixture.h"
#include "ui/import/importdialog.h"
#include "ui/mainwindow/mainactions.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/theme/themecontrol.h"
#include "ui/widgets/taskline.h"

#include <QApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLabel>
#include <QPushButton>
#include <QTest>
#include <QThreadPool>
#include <QToolButton>

#include <array>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

class ImportDeskTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_archive = std::make_unique<ArchiveFixture>();
        m_profile = std::make_unique<QTemporaryDir>();
        m_services = std::make_unique<Services>(m_profile->path());
        m_theme = std::make_unique<ThemeControl>(*qApp);
        m_session = std::make_unique<LiveSession>(m_services->environment());
        m_window = std::make_unique<MainWindow>(*m_session, *m_theme);
        start([this](const Session &session, const SessionOrigin &origin) {
            return m_archive->archive().import(session, origin);
        });
    }
    void cleanup()
    {
        m_desk.reset();
        m_window.reset();
        m_session.reset();
        m_theme.reset();
        m_services.reset();
        m_archive.reset();
    }

    void aFileIsShownThenTakenIn()
    {
        m_desk->begin(data(u"chatgpt.json"_s));
        QTRY_VERIFY(dialog());
        const QStringList shown = texts(*dialog());
        QVERIFY(shown.contains(u"ChatGPT"_s));
        QVERIFY(shown.contains(u"Tool calls and their results:"_s));
        QVERIFY(m_archive->page().isEmpty()); // nothing before the user says so
        dialog()->accept();
        QTRY_VERIFY(says(u"Imported 2 sessions."_s));
        QVERIFY(says(u"Left out: pictures: 2, files and recordings: 1"_s));
        QCOMPARE(m_archive->page().size(), 2);
        QVERIFY(m_archive->page()[0].isReadOnly);
    }

    void theSecondTimeNothingChanges()
    {
        importWhole(u"openwebui.json"_s);
        QTRY_VERIFY(says(u"Imported 2 sessions."_s));
        importWhole(u"openwebui.json"_s);
        QTRY_VERIFY(says(u"Imported 0 sessions; 2 were already there."_s));
        QCOMPARE(m_archive->page().size(), 2);
    }

    void manyAreTakenInPieceByPiece()
    {
        constexpr int Count = 95;
        importWhole(write(manyChats(Count)));
        QTRY_VERIFY(says(u"Imported %1 sessions."_s.arg(Count)));
        QCOMPARE(resultOf(m_archive->archive().sessions())->size(), Count);
        QVERIFY(m_window->task().isHidden());
    }

    void nothingIsTakenInWithoutConsent()
    {
        m_desk->begin(data(u"claude.json"_s));
        QTRY_VERIFY(dialog());
        dialog()->reject();
        QTRY_VERIFY(!dialog());
        QVERIFY(m_archive->page().isEmpty());
    }

    void aFileOfSomethingElseIsSaidToBe()
    {
        m_desk->begin(write("{\"format\": \"conclave-council\"}"));
        QTRY_VERIFY(says(u"Nothing can be imported from this file."_s));
        QVERIFY(!dialog());
    }

    void whatWasTakenInBeforeAStopIsCounted()
    {
        std::array<QPromise<Result<Intake>>, 95> promises;
        std::size_t asked = 0;
        start([&](const Session &, const SessionOrigin &) {
            QPromise<Result<Intake>> &promise = promises[asked++];
            promise.start();
            return promise.future();
        });
        importWhole(write(manyChats(95)));
        QTRY_VERIFY(asked > 0);
        m_window->task().findChild<QToolButton *>()->click();
        const std::size_t before = asked;
        for (std::size_t i = 0; i < before; ++i) {
            promises[i].addResult(Result<Intake>(Intake{.isNew = true}));
            promises[i].finish();
        }
        QTRY_VERIFY(says(u"The import was stopped. Imported %1 sessions."_s.arg(before)));
        QCOMPARE(asked, before);
    }

    void aStoreThatFailsEndsIt()
    {
        start([](const Session &, const SessionOrigin &) {
            QPromise<Result<Intake>> promise;
            promise.start();
            promise.addResult(Result<Intake>(Error{.kind = Error::Kind::ArchiveUnwritable}));
            promise.finish();
            return promise.future();
        });
        importWhole(u"claude.json"_s);
        QTRY_VERIFY(says(u"The import ended early. Imported 0 sessions."_s));
        importWhole(u"claude.json"_s); // and another may begin
    }

    void theWindowMayGoMeanwhile()
    {
        m_desk->begin(write(manyChats(2000)));
        m_desk.reset();
        QThreadPool::globalInstance()->waitForDone();
        start([](const Session &, const SessionOrigin &) { return QFuture<Result<Intake>>(); });
        importWhole(u"claude.json"_s);
        m_desk.reset();
        QThreadPool::globalInstance()->waitForDone();
    }

private:
    void start(ImportStore store)
    {
        m_desk.reset();
        m_desk = std::make_unique<ImportDesk>(std::move(store), *m_window);
    }
    void importWhole(const QString &file)
    {
        m_desk->begin(QFile::exists(file) ? file : data(file));
        QTRY_VERIFY(dialog());
        dialog()->accept();
        QTRY_VERIFY(!dialog());
    }
    ImportDialog *dialog() const { return m_window->findChild<ImportDialog *>(); }
    static QStringList texts(const QWidget &widget)
    {
        QStringList all;
        for (const QLabel *label : widget.findChildren<QLabel *>())
            all.append(label->text());
        return all;
    }
    bool says(const QString &words) const
    {
        const QStringList all = texts(*m_window);
        return std::ranges::any_of(all,
                                   [&words](const QString &text) { return text.contains(words); });
    }
    static QString data(const QString &name)
    {
        return QStringLiteral(CONCLAVE_TEST_DATA "/import/") + name;
    }
    QString write(const QByteArray &bytes) const
    {
        const QString path = m_profile->filePath(u"export.json"_s);
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? path
                                                                                    : QString();
    }
    static QByteArray manyChats(int count)
    {
        QJsonArray chats;
        for (int i = 0; i < count; ++i) {
            const QJsonObject message{{u"uuid"_s, u"m"_s},
                                      {u"sender"_s, u"human"_s},
                                      {u"text"_s, u"Question %1"_s.arg(i)}};
            chats.append(QJsonObject{{u"uuid"_s, QString::number(i)},
                                     {u"chat_messages"_s, QJsonArray{message}}});
        }
        return QJsonDocument(chats).toJson();
    }

    std::unique_ptr<ArchiveFixture> m_archive;
    std::unique_ptr<QTemporaryDir> m_profile;
    std::unique_ptr<Services> m_services;
    std::unique_ptr<ThemeControl> m_theme;
    std::unique_ptr<LiveSession> m_session;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<ImportDesk> m_desk;
};

QTEST_MAIN(ImportDeskTest)
#include "tst_importdesk.moc"
