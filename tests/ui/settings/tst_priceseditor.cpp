#include "ui/settings/priceseditor.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QTableView>
#include <QTest>

using namespace Conclave;
using namespace Qt::Literals::StringLiterals;

class PricesEditorTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::German)); }
    void init()
    {
        m_editor = std::make_unique<PricesEditor>(
            QList<OwnPrice>{{.provider = u"openai"_s,
                             .model = u"gpt-4o"_s,
                             .rates = {.input = 1.5, .output = 6},
                             .unread = {{u"context"_s, 9}}},
                            {.provider = u"unheard-of"_s, .model = u"m"_s, .rates = {}}},
            PriceTable::shipped());
        m_editor->show();
    }

    void namesWhereTheOtherPricesComeFrom()
    {
        const QString note = m_editor->findChild<QLabel *>(u"priceSource"_s)->text();
        QVERIFY2(note.contains(u"models.dev"_s), qPrintable(note));
        QVERIFY2(note.contains(u"2026"_s), qPrintable(note));
    }

    void showsProvidersByNameAndNumbersAsTheUserWritesThem()
    {
        QCOMPARE(cell(0, 0), u"OpenAI"_s);
        QCOMPARE(cell(0, 2), u"1,5"_s);
        QCOMPARE(cell(0, 4), u"as input"_s);
        QCOMPARE(cell(1, 0), u"unheard-of"_s);
    }

    void editsARate()
    {
        type(0, 2, u"2,75"_s);
        QCOMPARE(m_editor->prices()[0].rates.input, 2.75);
        type(0, 2, u"0.3"_s); // as it stands on a provider's page
        QCOMPARE(m_editor->prices()[0].rates.input, 0.3);
        for (const QString &wrong : {u"free"_s, u"-1"_s, u"nan"_s, u"1e9"_s, QString()})
            type(0, 2, wrong);
        QCOMPARE(m_editor->prices()[0].rates.input, 0.3);
        type(0, 4, u"0"_s);
        QCOMPARE(m_editor->prices()[0].rates.cacheRead, 0.0);
        type(0, 4, QString());
        QVERIFY(!m_editor->prices()[0].rates.cacheRead);
        QCOMPARE(m_editor->prices()[0].unread["context"_L1].toInt(), 9);
    }

    void addsARowThatNeedsAModel()
    {
        QTest::mouseClick(button(u"addPrice"_s), Qt::LeftButton);
        QCOMPARE(m_editor->prices().size(), 3);
        QVERIFY(!ok()->isEnabled());
        QVERIFY(problem().contains(u"lacks the name"_s));
        type(2, 1, u" gpt-4o "_s);
        QVERIFY(ok()->isEnabled());
        choose(2, u"OpenAI"_s);
        QCOMPARE(m_editor->prices()[2].provider, u"openai"_s);
        QVERIFY(!ok()->isEnabled()); // it is there twice now
        QVERIFY(problem().contains(u"twice"_s));
        QTest::mouseClick(button(u"removePrice"_s), Qt::LeftButton);
        QCOMPARE(m_editor->prices().size(), 2);
        QVERIFY(ok()->isEnabled());
    }

    void deleteRemovesTheRow()
    {
        view()->setCurrentIndex(view()->model()->index(0, 1));
        m_editor->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_editor.get()));
        view()->setFocus();
        QTest::keyClick(view(), Qt::Key_Delete);
        QCOMPARE(m_editor->prices().size(), 1);
        QCOMPARE(m_editor->prices()[0].provider, u"unheard-of"_s);
    }

private:
    QTableView *view() const { return m_editor->findChild<QTableView *>(u"prices"_s); }
    QPushButton *button(const QString &name) const
    {
        return m_editor->findChild<QPushButton *>(name);
    }
    QPushButton *ok() const
    {
        return m_editor->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok);
    }
    QString problem() const { return m_editor->findChild<QLabel *>(u"problem"_s)->text(); }
    QString cell(int row, int column) const
    {
        return view()->model()->index(row, column).data().toString();
    }
    void type(int row, int column, const QString &text)
    {
        const QModelIndex index = view()->model()->index(row, column);
        if (!view()->viewport()->findChild<QLineEdit *>()) { // else it is being edited
            view()->setCurrentIndex(index);
            view()->edit(index);
        }
        auto *line = view()->viewport()->findChild<QLineEdit *>();
        QVERIFY(line);
        line->setText(text);
        QTest::keyClick(line, Qt::Key_Return);
        QTRY_VERIFY(!view()->viewport()->findChild<QLineEdit *>());
    }
    void choose(int row, const QString &provider)
    {
        const QModelIndex index = view()->model()->index(row, 0);
        view()->setCurrentIndex(index);
        view()->edit(index);
        auto *box = view()->viewport()->findChild<QComboBox *>();
        QVERIFY(box);
        box->setCurrentText(provider);
        emit box->activated(box->currentIndex());
        view()->setCurrentIndex(view()->model()->index(row, 1));
    }

    std::unique_ptr<PricesEditor> m_editor;
};

QTEST_MAIN(PricesEditorTest)
#include "tst_priceseditor.moc"
