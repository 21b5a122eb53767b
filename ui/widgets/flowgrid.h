#pragma once

#include <QLayout>

#include <memory>
#include <vector>

namespace Conclave {

/// Fills an area with panels of equal height: as many columns as keep them wide enough, and no
/// more rows than that takes; large text needs wider ones. Panels are spread evenly over the rows,
/// earlier rows may have one more, and every row is filled to its ends.
///
/// Rows share the height but keep a least one, so put the widget in a scroll area.
class FlowGrid final : public QLayout
{
    Q_OBJECT

public:
    explicit FlowGrid(QWidget *parent = nullptr);
    ~FlowGrid() override;

    /// Device-independent pixels. A panel gets narrower than `width` only when it is alone in a
    /// row.
    void setSmallestPanel(int width, int height);

    void addItem(QLayoutItem *item) override;
    int count() const override { return static_cast<int>(m_items.size()); }
    QLayoutItem *itemAt(int index) const override;
    QLayoutItem *takeAt(int index) override;

    void setGeometry(const QRect &rect) override;
    QSize sizeHint() const override;
    QSize minimumSize() const override;
    bool hasHeightForWidth() const override { return true; }
    /// The height at which every row has just its least one.
    int heightForWidth(int width) const override;

private:
    std::vector<QLayoutItem *> shownItems() const;
    int rowsFor(int itemCount, int width) const;
    int columnWidth(int rows, int width) const;
    /// Of so many rows at least, in columns of this width.
    int heightOf(int rows, int columnWidth) const;
    void layOutRow(const QRect &row, const std::vector<QLayoutItem *> &items, int first, int last);

    std::vector<std::unique_ptr<QLayoutItem>> m_items;
    int m_smallestWidth;
    int m_smallestHeight;
};

} // namespace Conclave
