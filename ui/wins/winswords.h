#pragma once

#include "core/insight/wins.h"

#include <QStringList>

namespace Conclave {

// The words of the table of wins, in the window and on the clipboard.

QStringList winsHeader();                  ///< In the order of WinsModel::Column.
QString rateText(const WinRecord &record); ///< "62 %"; "too few to say".
/// "62 %, with 95 % certainty between 38 % and 82 %", "3 contests: too few to say".
QString rateSentence(const WinRecord &record);
/// "Against other: 3 won, 1 lost, 2 tied" for everybody the model met, the most contests first.
QStringList duelSentences(const WinTable &table, const QString &model);

QString winsText(const WinTable &table); ///< With tabs between the columns.
QString winsCsv(const WinTable &table);  ///< In English, with plain numbers; as exports are.

} // namespace Conclave
