#include "tests/support/samplesession.h"
#include "ui/turn/requestdialog.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

class RequestDialogTest : public QObject
{
    Q_OBJECT

private slots:
    void showsWhatEverybodyWasSent()
    {
        const Turn turn = asked();
        const PriceTable prices = PriceTable::shipped();
        RequestDialog dialog(turn, &prices);
        QCOMPARE(seats(dialog)->count(), 1); // the others were not asked
        QCOMPARE(seats(dialog)->item(0)->text(), turn.council.members[0].name);
        QVERIFY(text(dialog).startsWith("POST https://api.openai.com/v1/chat/completions\n"_L1));
        QVERIFY(text(dialog).contains(u"\"content\": \"<b>12345678</b>\""_s)); // as text
        QCOMPARE(size(dialog), u"≈6 tokens; the model's context window holds 128,000."_s);
    }

    void doesNotGuessWhatItDoesNotKnow()
    {
        RequestDialog dialog(asked(), nullptr);
        QCOMPARE(size(dialog), u"≈6 tokens; the model's context window is not known."_s);
    }

    void copiesACurlCommand()
    {
        RequestDialog dialog(asked(), nullptr);
        copyButton(dialog)->click();
        const QString command = QApplication::clipboard()->text();
        QVERIFY(command.startsWith("curl "_L1));
        QVERIFY(command.contains("$KEY"_L1));
    }

    void saysWhenNothingWasSent()
    {
        Turn turn = asked();
        turn.answers.clear();
        RequestDialog dialog(turn, nullptr);
        QCOMPARE(size(dialog), u"Nothing has been sent yet."_s);
        QVERIFY(!copyButton(dialog)->isEnabled());
    }

private:
    static Turn asked()
    {
        Turn turn;
        turn.council = sampleSession().turns.first().council;
        Member &seat = turn.council.members[0];
        seat.endpoint = {.name = u"OpenAI"_s, .url = QUrl(u"https://api.openai.com/v1"_s)};
        seat.model = u"gpt-4o"_s;
        const QJsonObject message{{u"content"_s, u"<b>12345678</b>"_s}};
        turn.answers = {
            {.member = seat.id,
             .request = {{u"messages"_s, QJsonArray{message}}, {u"model"_s, u"gpt-4o"_s}}},
            {.member = turn.council.members[1].id}};
        return turn;
    }
    static QListWidget *seats(const RequestDialog &dialog)
    {
        return dialog.findChild<QListWidget *>(u"requestSeats"_s);
    }
    static QString text(const RequestDialog &dialog)
    {
        return dialog.findChild<QPlainTextEdit *>(u"requestText"_s)->toPlainText();
    }
    static QString size(const RequestDialog &dialog)
    {
        return dialog.findChild<QLabel *>(u"requestSize"_s)->text();
    }
    static QPushButton *copyButton(const RequestDialog &dialog)
    {
        for (auto *button : dialog.findChildren<QPushButton *>()) {
            if (button->text().contains(u"curl"_s))
                return button;
        }
        return nullptr;
    }
};

QTEST_MAIN(RequestDialogTest)
#include "tst_requestdialog.moc"
