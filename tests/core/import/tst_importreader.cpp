#include "core/export/openwebui.h"
#include "core/import/importreader.h"
#include "core/session/sessionjson.h"
#include "tests/support/eviltext.h"
#include "tests/support/samplesession.h"

#include <QBuffer>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include <zip.h>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

namespace {

QJsonObject node(const QString &parent, const QString &role, const QString &text, double at = 17e8)
{
    const QJsonObject content{{u"content_type"_s, u"text"_s}, {u"parts"_s, QJsonArray{text}}};
    return {{u"parent"_s, parent},
            {u"message"_s,
             QJsonObject{{u"author"_s, QJsonObject{{u"role"_s, role}}},
                         {u"create_time"_s, at},
                         {u"content"_s, content}}}};
}

QJsonObject chat(const QString &id, const QString &question, const QString &answer)
{
    const QJsonObject mapping{{u"q"_s, node({}, u"user"_s, question)},
                              {u"a"_s, node(u"q"_s, u"assistant"_s, answer, 17e8 + 1)}};
    return {{u"conversation_id"_s, id}, {u"title"_s, id}, {u"mapping"_s, mapping}};
}

QByteArray compact(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

} // namespace

class ImportReaderTest : public QObject
{
    Q_OBJECT

private slots:
    void readsWhatWeExport()
    {
        const Session session = sampleSession();
        QCOMPARE(read(sessionFile(session)), QList<Session>{session});
        QVERIFY(!m_isReadOnly);

        const QList<Session> chats = read(openWebUiChats(session));
        QVERIFY(m_isReadOnly);
        QCOMPARE(chats.size(), 1);
        const Turn &turn = chats[0].turns.at(0);
        QCOMPARE(chats[0].title, session.title);
        QCOMPARE(turn.question.text, session.turns[0].question.text);
        QCOMPARE(turn.asked, session.turns[0].asked);
        QCOMPARE(turn.answers.size(), 5);
        QCOMPARE(turn.synthesis->answer.text, session.turns[0].synthesis->answer.text);
        for (const Answer &answer : session.turns[0].answers) {
            const auto same = [&answer](const Answer &read) {
                return read.text == answer.text && (read.status == answer.status || read.error);
            };
            QVERIFY2(std::ranges::any_of(turn.answers, same), qPrintable(answer.text));
        }
    }

    void readsSeveralProgramsInOneFile()
    {
        const QByteArray lines = compact(chat(u"one"_s, u"1?"_s, u"1."_s)) + "\r\n" +
                                 sessionFile(sampleSession()) + "\n";
        QCOMPARE(read("\xEF\xBB\xBF" + lines).size(), 2);
        QCOMPARE(m_preview.formats,
                 (QList<ImportFormat>{ImportFormat::ChatGpt, ImportFormat::Conclave}));
        QVERIFY(!m_preview.isCut);
    }

    void keepsWhatCameBeforeACut()
    {
        const QByteArray file = "[" + compact(chat(u"one"_s, u"1?"_s, u"1."_s)) + "," +
                                compact(chat(u"two"_s, u"2?"_s, u"2."_s)) + "]";
        for (const qsizetype missing : {1, 2, 10, 100}) {
            QCOMPARE(read(file.chopped(missing)).size(), missing == 1 ? 2 : 1);
            QVERIFY(m_preview.isCut);
        }
        QCOMPARE(read(file + "garbage").size(), 2);
        QVERIFY(m_preview.isCut);
    }

    void passesOverWhatIsNestedTooDeeply()
    {
        const QByteArray deep =
            "{\"mapping\":" + QByteArray(100'000, '[') + QByteArray(100'000, ']') + "}";
        QCOMPARE(read("[" + deep + "," + compact(chat(u"one"_s, u"1?"_s, u"1."_s)) + "]").size(),
                 1);
        QCOMPARE(m_preview.omitted, (Omissions{{Omission::BadConversation, 1}}));
    }

    void readsLongTexts()
    {
        const QString text = u"ten bytes "_s.repeated(1 << 20);
        const QList<Session> sessions = read("[" + compact(chat(u"one"_s, text, text)) + "]");
        QCOMPARE(sessions.size(), 1);
        QCOMPARE(sessions[0].turns[0].question.text, text);
        QCOMPARE(sessions[0].turns[0].answers[0].text, text);
    }

    void readsManyMessages()
    {
        constexpr int Count = 20'000;
        QJsonObject mapping;
        for (int i = 0; i < Count; ++i) {
            const QString parent = i > 0 ? QString::number(i - 1) : QString();
            mapping.insert(QString::number(i),
                           node(parent, i % 2 ? u"assistant"_s : u"user"_s, u"text"_s));
        }
        const QList<Session> sessions = read(compact({{u"mapping"_s, mapping}}));
        QCOMPARE(sessions.size(), 1);
        QCOMPARE(sessions[0].turns.size(), Count / 2);
        QCOMPARE(m_preview.answers, Count / 2);
    }

    void keepsHostileTextAsText()
    {
        const QString evil = evilText(EvilText::Everything);
        QJsonObject json = chat(u"one"_s, evil, evil);
        json.insert(u"title"_s, evil);
        json.insert(u"default_model_slug"_s, evil);
        const QList<Session> sessions = read(compact(json));
        QCOMPARE(sessions.size(), 1);
        QVERIFY(!sessions[0].title.contains(u'\n'));
        QVERIFY(!sessions[0].title.contains(QChar(0x202E)));
        const Turn &turn = sessions[0].turns[0];
        QCOMPARE(turn.question.text, evil);
        QVERIFY(turn.council.members[0].name.size() <= 200);
        QVERIFY(!turn.council.members[0].name.contains(QChar(0x1B)));
    }

    void takesNoTimeFromAQuestionOfUnknownDate()
    {
        QJsonObject json = chat(u"one"_s, u"1?"_s, u"1."_s);
        QJsonObject mapping = json[u"mapping"_s].toObject();
        mapping.insert(u"q"_s, node({}, u"user"_s, u"1?"_s, -1));
        json.insert(u"mapping"_s, mapping);
        const Session session = read(compact(json)).value(0);
        QVERIFY(!session.turns.at(0).answers.at(0).times.ended);
        QVERIFY(sessionFromFile(sessionFile(session)));
    }

    void stops()
    {
        auto buffer = std::make_shared<QBuffer>();
        buffer->setData("[" + compact(chat(u"one"_s, u"1?"_s, u"1."_s)) + "," +
                        compact(chat(u"two"_s, u"2?"_s, u"2."_s)) + "]");
        QVERIFY(buffer->open(QIODevice::ReadOnly));
        const auto stop = std::make_shared<std::atomic_bool>(false);
        ImportReader reader({buffer}, stop);
        QVERIFY(reader.next());
        *stop = true;
        QVERIFY(!reader.next());
    }

    void givesGrownConversationsTheirOldTurns()
    {
        QJsonObject json = chat(u"one"_s, u"1?"_s, u"1."_s);
        const Session before = read(compact(json)).value(0);
        QJsonObject mapping = json[u"mapping"_s].toObject();
        mapping.insert(u"0"_s, node(u"a"_s, u"user"_s, u"2?"_s, 17e8 + 9)); // the first of its keys
        json.insert(u"mapping"_s, mapping);
        const Session after = read(compact(json)).value(0);
        QCOMPARE(after.id, before.id);
        QCOMPARE(after.turns.size(), 2);
        QCOMPARE(after.turns[0], before.turns[0]);
    }

    void previewsAFile()
    {
        const QString path = write("[" + compact(chat(u"one"_s, u"1?"_s, u"1."_s)) + "]");
        const auto stop = std::make_shared<std::atomic_bool>(false);
        const Result<ImportPreview> preview = previewImport(path, stop);
        QVERIFY(preview);
        QCOMPARE(preview->sessions, 1);
        QCOMPARE(preview->turns, 1);
        QCOMPARE(preview->answers, 1);
        QCOMPARE(preview->first, QDateTime::fromSecsSinceEpoch(1'700'000'000, Qt::UTC));
        QCOMPARE(preview->last, preview->first);
        *stop = true;
        QCOMPARE(previewImport(path, stop).error().kind, Error::Kind::Cancelled);
    }

    void readsTheZipArchivesThatAreDelivered()
    {
        const QByteArray one = "[" + compact(chat(u"one"_s, u"1?"_s, u"1."_s)) + "]";
        const QByteArray two = "[" + compact(chat(u"two"_s, u"2?"_s, u"2."_s)) + "]";
        const QString path = zipped({{"export/conversations-002.json", two},
                                     {"export/conversations-001.json", one},
                                     {"export/user.json", "{\"email\": \"a@b.c\"}"},
                                     {"export/chat.html", "<html>"}});
        const auto stop = std::make_shared<std::atomic_bool>(false);
        ImportReader reader(*openImport(path), stop);
        QCOMPARE(reader.progress(), 0.0);
        QCOMPARE(reader.next()->title, u"one"_s);
        QCOMPARE(reader.next()->title, u"two"_s);
        QVERIFY(!reader.next());
        QCOMPARE(reader.progress(), 1.0);
        QVERIFY(reader.preview().omitted.isEmpty());
        QVERIFY(!reader.preview().isCut);

        QCOMPARE(previewImport(zipped({{"a.json", one}, {"b.json", two}}), stop)->sessions, 2);
        QVERIFY(!previewImport(zipped({{"a.txt", one}}), stop));
    }

    void readsDamagedZipArchivesAsFarAsTheyGo()
    {
        QByteArray chats = "[";
        for (int i = 0; i < 2000; ++i)
            chats +=
                compact(chat(QString::number(i), QUuid::createUuid().toString(), u"."_s)) + ",";
        QFile file(zipped({{"conversations.json", chats}}));
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.seek(file.size() / 2));
        file.write(QByteArray(64, '\0'));
        file.close();
        const auto stop = std::make_shared<std::atomic_bool>(false);
        const Result<ImportPreview> preview = previewImport(file.fileName(), stop);
        QVERIFY(preview);
        QVERIFY(preview->isCut);
        QVERIFY(preview->sessions > 0 && preview->sessions < 2000);
        QVERIFY(file.resize(file.size() / 2)); // without its list of files
        QCOMPARE(previewImport(file.fileName(), stop).error().kind, Error::Kind::BadFile);
    }

    void saysWhatIsNoExport()
    {
        const auto stop = std::make_shared<std::atomic_bool>(false);
        for (const QByteArray bytes : {"", "[]", "{\"a\":1}", "hello", "[[]]", "{\"mapping\":{"}) {
            const Result<ImportPreview> preview = previewImport(write(bytes), stop);
            QVERIFY2(!preview, bytes.constData());
            QCOMPARE(preview.error().kind, Error::Kind::BadFile);
            QVERIFY(preview.error().message.startsWith(m_directory.path()));
        }
        QVERIFY(!previewImport(m_directory.path(), stop));
        QVERIFY(!previewImport(m_directory.filePath(u"none.json"_s), stop));
        QVERIFY(!previewImport(u"/dev/zero"_s, stop));
    }

private:
    QList<Session> read(const QByteArray &bytes)
    {
        auto buffer = std::make_shared<QBuffer>();
        buffer->setData(bytes);
        buffer->open(QIODevice::ReadOnly);
        ImportReader reader({buffer}, std::make_shared<std::atomic_bool>(false));
        QList<Session> sessions;
        while (const std::optional<Session> session = reader.next()) {
            m_isReadOnly = reader.isReadOnly();
            sessions.append(*session);
        }
        m_preview = reader.preview();
        return sessions;
    }

    QString write(const QByteArray &bytes)
    {
        const QString path = m_directory.filePath(u"file"_s);
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? path
                                                                                    : QString();
    }

    QString zipped(const QList<std::pair<QByteArray, QByteArray>> &files) const
    {
        const QString path = m_directory.filePath(u"export.zip"_s);
        QFile::remove(path);
        zip_t *archive = zip_open(qPrintable(path), ZIP_CREATE, nullptr);
        for (const auto &[name, bytes] : files) {
            const auto size = zip_uint64_t(bytes.size());
            zip_source_t *source = zip_source_buffer(archive, bytes.constData(), size, 0);
            zip_file_add(archive, name.constData(), source, 0);
        }
        return zip_close(archive) == 0 ? path : QString();
    }

    ImportPreview m_preview;
    bool m_isReadOnly = false;
    QTemporaryDir m_directory;
};

QTEST_GUILESS_MAIN(ImportReaderTest)
#include "tst_importreader.moc"
