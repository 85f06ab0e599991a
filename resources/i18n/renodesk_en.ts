<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="zh_CN">
<context>
    <name>Actions</name>
    <message>
        <source>文件</source>
        <translation>File</translation>
    </message>
    <message>
        <source>编辑</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>行走</source>
        <translation>Walk</translation>
    </message>
    <message>
        <source>填写</source>
        <translation>Fill in</translation>
    </message>
    <message>
        <source>查看</source>
        <translation>View</translation>
    </message>
    <message>
        <source>办公室</source>
        <translation>Office</translation>
    </message>
    <message>
        <source>帮助</source>
        <translation>Help</translation>
    </message>
    <message>
        <source>新建小区…</source>
        <translation>New estate…</translation>
    </message>
    <message>
        <source>打开小区…</source>
        <translation>Open estate…</translation>
    </message>
    <message>
        <source>由交换包新建…</source>
        <translation>New from a bundle…</translation>
    </message>
    <message>
        <source>回到小区库</source>
        <translation>Back to the estates</translation>
    </message>
    <message>
        <source>备份到…</source>
        <translation>Back up to…</translation>
    </message>
    <message>
        <source>退出</source>
        <translation>Quit</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>重做</source>
        <translation>Redo</translation>
    </message>
    <message>
        <source>选照片…</source>
        <translation>Choose photos…</translation>
    </message>
    <message>
        <source>粘贴照片</source>
        <translation>Paste photo</translation>
    </message>
    <message>
        <source>搜索</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>照片</source>
        <translation>Photos</translation>
    </message>
    <message>
        <source>外观</source>
        <translation>Look</translation>
    </message>
    <message>
        <source>写文件：报告、方案、台账…</source>
        <translation>Write a paper: report, plan, ledgers…</translation>
    </message>
    <message>
        <source>核对文件…</source>
        <translation>Check a paper…</translation>
    </message>
    <message>
        <source>现场表…</source>
        <translation>Field sheets…</translation>
    </message>
    <message>
        <source>导入答卷…</source>
        <translation>Take in a sheet…</translation>
    </message>
    <message>
        <source>写资料函…</source>
        <translation>Write request sheets…</translation>
    </message>
    <message>
        <source>收回函…</source>
        <translation>Take a filled request in…</translation>
    </message>
    <message>
        <source>给同事…</source>
        <translation>Give to a colleague…</translation>
    </message>
    <message>
        <source>收同事的…</source>
        <translation>Take from a colleague…</translation>
    </message>
    <message>
        <source>腾出地方…</source>
        <translation>Make room…</translation>
    </message>
    <message>
        <source>删掉个人信息…</source>
        <translation>Delete personal values…</translation>
    </message>
    <message>
        <source>导入登记表…</source>
        <translation>Import a register table…</translation>
    </message>
    <message>
        <source>设置…</source>
        <translation>Preferences…</translation>
    </message>
    <message>
        <source>这里的改动记录…</source>
        <translation>History of this…</translation>
    </message>
    <message>
        <source>开始新一轮…</source>
        <translation>Begin another round…</translation>
    </message>
    <message>
        <source>上次封存以来改了什么</source>
        <translation>What changed since the last seal</translation>
    </message>
    <message>
        <source>分给…</source>
        <translation>Give to…</translation>
    </message>
    <message>
        <source>下一项</source>
        <translation>Next item</translation>
    </message>
    <message>
        <source>上一项</source>
        <translation>Previous item</translation>
    </message>
    <message>
        <source>下一处</source>
        <translation>Next place</translation>
    </message>
    <message>
        <source>下一处未填</source>
        <translation>Next unanswered</translation>
    </message>
    <message>
        <source>下一处短板</source>
        <translation>Next shortfall</translation>
    </message>
    <message>
        <source>合格</source>
        <translation>In order</translation>
    </message>
    <message>
        <source>这一项同上次</source>
        <translation>This item as last time</translation>
    </message>
    <message>
        <source>这一处没填的同上次</source>
        <translation>What is open here as last time</translation>
    </message>
    <message>
        <source>看不到</source>
        <translation>Unseen</translation>
    </message>
    <message>
        <source>不适用</source>
        <translation>Not applicable</translation>
    </message>
    <message>
        <source>这一处进不去…</source>
        <translation>This place is locked…</translation>
    </message>
    <message>
        <source>不用再回访</source>
        <translation>No need to come back</translation>
    </message>
    <message>
        <source>这一项怎么得来的</source>
        <translation>How this item is known</translation>
    </message>
    <message>
        <source>这一处怎么得来的</source>
        <translation>How this place is known</translation>
    </message>
    <message>
        <source>照另一处填…</source>
        <translation>Same as another place…</translation>
    </message>
    <message>
        <source>同类楼都照这栋填…</source>
        <translation>All buildings of this type the same…</translation>
    </message>
    <message>
        <source>往右填（单元表）</source>
        <translation>Fill right (entrance grid)</translation>
    </message>
    <message>
        <source>收入存储卡或文件夹…</source>
        <translation>Take in a card or folder…</translation>
    </message>
    <message>
        <source>到佐证照片</source>
        <translation>Go to the evidence photos</translation>
    </message>
    <message>
        <source>有把握的都归位</source>
        <translation>File all that is sure</translation>
    </message>
    <message>
        <source>相机时差…</source>
        <translation>Camera clocks…</translation>
    </message>
    <message>
        <source>给相机拍的时钟…</source>
        <translation>Clock to photograph…</translation>
    </message>
    <message>
        <source>在平面图上看或标</source>
        <translation>Show or mark on the site plan</translation>
    </message>
    <message>
        <source>加平面图…</source>
        <translation>Add a site plan…</translation>
    </message>
    <message>
        <source>在方案里看</source>
        <translation>Show in the plan</translation>
    </message>
    <message>
        <source>登记：逐处／楼栋表格／单元表格</source>
        <translation>Register: form / buildings / entrances</translation>
    </message>
    <message>
        <source>整项／整处</source>
        <translation>Whole item / whole place</translation>
    </message>
    <message>
        <source>单元表</source>
        <translation>Entrance grid</translation>
    </message>
    <message>
        <source>行走模式</source>
        <translation>Walk mode</translation>
    </message>
    <message>
        <source>浅色</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>深色</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>高对比</source>
        <translation>High contrast</translation>
    </message>
    <message>
        <source>放大文字</source>
        <translation>Larger text</translation>
    </message>
    <message>
        <source>缩小文字</source>
        <translation>Smaller text</translation>
    </message>
    <message>
        <source>全部快捷键</source>
        <translation>All keys</translation>
    </message>
    <message>
        <source>进办公室</source>
        <translation>Enter the office</translation>
    </message>
    <message>
        <source>回现场</source>
        <translation>Back to the field</translation>
    </message>
    <message>
        <source>选档案库…</source>
        <translation>Choose the archive…</translation>
    </message>
    <message>
        <source>打开存储里的档案库…</source>
        <translation>Open an archive in a store…</translation>
    </message>
    <message>
        <source>由名单建小区档案…</source>
        <translation>Estates from a list…</translation>
    </message>
    <message>
        <source>给电脑写下行包…</source>
        <translation>Write bundles for the laptops…</translation>
    </message>
    <message>
        <source>社区共用的答案…</source>
        <translation>A community&apos;s answers…</translation>
    </message>
    <message>
        <source>地方配置…</source>
        <translation>Profile of the Place…</translation>
    </message>
    <message>
        <source>换到新版表包…</source>
        <translation>Move to newer packs…</translation>
    </message>
    <message>
        <source>合并重复登记…</source>
        <translation>Join a second registration…</translation>
    </message>
    <message>
        <source>发件箱…</source>
        <translation>Outbox…</translation>
    </message>
    <message>
        <source>传送方式…</source>
        <translation>Ways of transport…</translation>
    </message>
</context>
<context>
    <name>AlternativesDialog</name>
    <message>
        <source>方案比选</source>
        <translation>Plans side by side</translation>
    </message>
    <message>
        <source>得分是预测，效果是表里的建议值；两个方案的区间相交，就分不出高低。</source>
        <translation>Scores are predicted by effects the pack PROPOSES; where two intervals overlap nobody can tell which plan is better.</translation>
    </message>
    <message>
        <source>看这个方案</source>
        <translation>Show this plan</translation>
    </message>
    <message>
        <source>照它新建…</source>
        <translation>Copy…</translation>
    </message>
    <message>
        <source>更名…</source>
        <translation>Rename…</translation>
    </message>
    <message>
        <source>选定</source>
        <translation>Adopt</translation>
    </message>
    <message>
        <source>移除</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>列入措施</source>
        <translation>Measures in it</translation>
    </message>
    <message>
        <source>得分，今天</source>
        <translation>Score today</translation>
    </message>
    <message>
        <source>得分，做完以后</source>
        <translation>Score after</translation>
    </message>
    <message>
        <source>费用，万元</source>
        <translation>Cost, ¥ 10,000</translation>
    </message>
    <message>
        <source>费用低—高，万元</source>
        <translation>Cost low–high, ¥ 10,000</translation>
    </message>
    <message>
        <source>缺口，万元</source>
        <translation>Gap, ¥ 10,000</translation>
    </message>
    <message>
        <source>缺单价或工程量</source>
        <translation>Without price or quantity</translation>
    </message>
    <message>
        <source>每户，元</source>
        <translation>A household, ¥</translation>
    </message>
    <message>
        <source>应改或限时而未列入</source>
        <translation>Asked for, left out</translation>
    </message>
    <message>
        <source>其中没写理由</source>
        <translation>of these without a reason</translation>
    </message>
    <message>
        <source>{0}，万元</source>
        <translation>{0}, ¥ 10,000</translation>
    </message>
    <message>
        <source>● 选定</source>
        <translation>● adopted</translation>
    </message>
    <message>
        <source>不再选定</source>
        <translation>Adopt none</translation>
    </message>
    <message>
        <source>照“{0}”新建一个方案，措施、理由和各年资金都带过去。</source>
        <translation>A copy of “{0}” with its measures, reasons and the money of each year.</translation>
    </message>
    <message>
        <source>新方案叫什么</source>
        <translation>What the new plan is called</translation>
    </message>
    <message>
        <source>现在叫“{0}”。</source>
        <translation>It is called “{0}” now.</translation>
    </message>
    <message>
        <source>方案叫什么</source>
        <translation>What the plan is called</translation>
    </message>
</context>
<context>
    <name>Amounts</name>
    <message>
        <source>{0} 万元</source>
        <translation>¥ {0} × 10,000</translation>
    </message>
</context>
<context>
    <name>App</name>
    <message>
        <source>设置文件坏了，已改名为 {0}；现在用的是默认设置。</source>
        <translation>The settings file was damaged and was renamed to {0}; the defaults are in use now.</translation>
    </message>
    <message>
        <source>程序出了差错，已写下的内容都在。可以继续；如再出现，请把下面的报告发给维护人员。</source>
        <translation>Something went wrong in the program. What was written is safe and you can go on; if it happens again, send the report below to the maintainers.</translation>
    </message>
</context>
<context>
    <name>ArchiveScreen</name>
    <message>
        <source>搜名称或编号</source>
        <translation>Search name or code</translation>
    </message>
    <message>
        <source>只读打开</source>
        <translation>Look into</translation>
    </message>
    <message>
        <source>打开档案库里的这个小区，只看不改</source>
        <translation>Open this estate of the archive, to be read only</translation>
    </message>
    <message>
        <source>复制一份…</source>
        <translation>Copy…</translation>
    </message>
    <message>
        <source>复制一份出来打开，可以改；档案库里的不动</source>
        <translation>Copy it out and open the copy, which may be changed; the archive&apos;s own stays</translation>
    </message>
    <message>
        <source>又列出全部小区</source>
        <translation>List all estates again</translation>
    </message>
    <message>
        <source>小区</source>
        <translation>Estate</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>轮次</source>
        <translation>Round</translation>
    </message>
    <message>
        <source> · 已封存</source>
        <translation> · sealed</translation>
    </message>
    <message>
        <source>得分</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>等次</source>
        <translation>Word</translation>
    </message>
    <message>
        <source>红旗数</source>
        <translation>Red flags</translation>
    </message>
    <message>
        <source>已答</source>
        <translation>Answered</translation>
    </message>
    <message>
        <source>已办</source>
        <translation>Dealt with</translation>
    </message>
    <message>
        <source>待裁定</source>
        <translation>Contested</translation>
    </message>
    <message>
        <source>照片</source>
        <translation>Photos</translation>
    </message>
    <message>
        <source>档案库里的小区</source>
        <translation>Estates of the archive</translation>
    </message>
    <message>
        <source>正在读取…</source>
        <translation>Reading…</translation>
    </message>
    <message>
        <source>只列：{0}&#x3000;×</source>
        <translation>Only: {0}  ×</translation>
    </message>
    <message>
        <source>没有这样的小区。</source>
        <translation>There is no such estate.</translation>
    </message>
    <message>
        <source>档案库里还没有小区。先到“收件箱”收交换包。</source>
        <translation>The archive has no estate yet. Take bundles in at “Inbox” first.</translation>
    </message>
    <message>
        <source>{0} 个小区，列出 {1} 个</source>
        <translation>{0} estates, {1} listed</translation>
    </message>
    <message>
        <source>复制到</source>
        <translation>Copy to</translation>
    </message>
    <message>
        <source>复制</source>
        <translation>Copy</translation>
    </message>
</context>
<context>
    <name>AssignDialog</name>
    <message>
        <source>分工</source>
        <translation>Parts</translation>
    </message>
    <message>
        <source>勾上位置（空格键），选或写上是谁，一次分好。单元没有另外分的跟着楼栋，楼栋跟着小区。</source>
        <translation>Tick places (space bar), choose or type who, and give them in one go. An entrance that is not given follows its building, a building the estate.</translation>
    </message>
    <message>
        <source>位置</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>谁负责</source>
        <translation>Whose</translation>
    </message>
    <message>
        <source>分给谁</source>
        <translation>To whom</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>分给此人</source>
        <translation>Give to this person</translation>
    </message>
    <message>
        <source>勾上的都分给此人（Ctrl+回车）</source>
        <translation>Give all that is ticked to this person (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>收回</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>勾上的不再单独分</source>
        <translation>What is ticked is given to nobody of its own</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>没有分的</source>
        <translation>Nobody&apos;s</translation>
    </message>
    <message>
        <source>{0} 已办 {1}/{2}，{3} 处</source>
        <translation>{0} {1}/{2} dealt with, {3} places</translation>
    </message>
</context>
<context>
    <name>BallotFields</name>
    <message>
        <source>书面或线上</source>
        <translation>Written or online</translation>
    </message>
    <message>
        <source>按哪一种法定表决</source>
        <translation>Which gate of the law</translation>
    </message>
    <message>
        <source>截止的日期，或重新打开、去掉的理由</source>
        <translation>Closing day, or reason to open again or remove</translation>
    </message>
    <message>
        <source>截止收票</source>
        <translation>Close it</translation>
    </message>
    <message>
        <source>去掉</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>去掉这次表决，写理由</source>
        <translation>Remove this ballot, with a reason</translation>
    </message>
    <message>
        <source>书面</source>
        <translation>Written</translation>
    </message>
    <message>
        <source>线上</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>重新打开</source>
        <translation>Open again</translation>
    </message>
</context>
<context>
    <name>BallotPapers</name>
    <message>
        <source>征求意见表（一户一张，PDF）…</source>
        <translation>Opinion form, one a household (PDF)…</translation>
    </message>
    <message>
        <source>签到表决表（PDF）…</source>
        <translation>Sheet to sign and vote (PDF)…</translation>
    </message>
    <message>
        <source>表决结果公示（PDF）…</source>
        <translation>Notice of results (PDF)…</translation>
    </message>
    <message>
        <source>征求意见表</source>
        <translation>Opinion form</translation>
    </message>
    <message>
        <source>签到表决表</source>
        <translation>Sheet to sign and vote</translation>
    </message>
    <message>
        <source>表决结果公示</source>
        <translation>Notice of results</translation>
    </message>
</context>
<context>
    <name>BallotSide</name>
    <message>
        <source>这次表决</source>
        <translation>This ballot</translation>
    </message>
    <message>
        <source>填进意愿指标</source>
        <translation>Answer the indicator</translation>
    </message>
    <message>
        <source>把这次的票数填进问改造意愿的指标</source>
        <translation>Answer the indicator of consent with these voices</translation>
    </message>
    <message>
        <source>附上凭证…</source>
        <translation>Attach evidence…</translation>
    </message>
    <message>
        <source>附上票、会议纪要或照片，算作有姓名的文件，不写进交换包</source>
        <translation>Attach votes, minutes or photos; they count as files with names and stay out of bundles</translation>
    </message>
    <message>
        <source>怎么算的，依哪一条</source>
        <translation>Figures and clauses</translation>
    </message>
    <message>
        <source>没有选中的表决</source>
        <translation>No ballot chosen</translation>
    </message>
</context>
<context>
    <name>BallotTables</name>
    <message>
        <source>{0}（{1}）：{2} 户</source>
        <translation>{0} ({1}): {2} households</translation>
    </message>
    <message>
        <source>别的表决还没有各户</source>
        <translation>No other ballot has households</translation>
    </message>
    <message>
        <source>{0}逐户表决.xlsx</source>
        <translation>{0} votes by door.xlsx</translation>
    </message>
    <message>
        <source>表存在哪里</source>
        <translation>Where to write the sheet</translation>
    </message>
    <message>
        <source>写逐户表</source>
        <translation>Writing a sheet</translation>
    </message>
    <message>
        <source>附上哪些凭证</source>
        <translation>Which files to attach</translation>
    </message>
</context>
<context>
    <name>BallotsTab</name>
    <message>
        <source>开一次表决</source>
        <translation>Begin a ballot</translation>
    </message>
    <message>
        <source>开一次新的表决（Insert）</source>
        <translation>Begin a new ballot (Insert)</translation>
    </message>
    <message>
        <source>发表</source>
        <translation>Give out</translation>
    </message>
    <message>
        <source>印征求意见表、签到表决表和结果公示</source>
        <translation>Print the opinion form, the sheet to sign and the notice of results</translation>
    </message>
    <message>
        <source>表决</source>
        <translation>Ballots</translation>
    </message>
    <message>
        <source>怎么填票</source>
        <translation>How voices are entered</translation>
    </message>
    <message>
        <source>按处填合计</source>
        <translation>Totals by place</translation>
    </message>
    <message>
        <source>逐户</source>
        <translation>Door by door</translation>
    </message>
    <message>
        <source>事项</source>
        <translation>Matter</translation>
    </message>
    <message>
        <source>谁的票</source>
        <translation>Whose vote</translation>
    </message>
    <message>
        <source>哪一步之前</source>
        <translation>Before what</translation>
    </message>
    <message>
        <source>次</source>
        <translation>Vote</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Outcome</translation>
    </message>
    <message numerus="yes">
        <source>%n 次表决</source>
        <translation>
            <numerusform>%n ballot</numerusform>
            <numerusform>%n ballots</numerusform>
        </translation>
    </message>
    <message>
        <source>还没有表决。按“开一次表决”，选事项、哪一步之前、谁来表决。</source>
        <translation>No ballot yet. Press “Begin a ballot” and choose what is asked, before what, and of whom.</translation>
    </message>
    <message>
        <source>还有 {0} 处，见左边的表</source>
        <translation>{0} more, see the table on the left</translation>
    </message>
    <message>
        <source>{0}（{1}）</source>
        <translation>{0} ({1})</translation>
    </message>
    <message>
        <source>{0}的票</source>
        <translation>Voices of {0}</translation>
    </message>
    <message>
        <source>票数填进了意愿指标。</source>
        <translation>The indicator of consent is answered.</translation>
    </message>
</context>
<context>
    <name>BestPlanDialog</name>
    <message>
        <source>最优方案</source>
        <translation>Best plan</translation>
    </message>
    <message>
        <source>最优方案 · {0}</source>
        <translation>Best plan · {0}</translation>
    </message>
    <message>
        <source>按价格表和各年资金，必改、限时解决的都做，再让加分最多。效果是表里的建议值，价格有高低：差一点点的方案算一样好。</source>
        <translation>The most points for the prices and the money of each year, with all must items and deadlines kept. Effects are PROPOSED and prices have ends: plans that differ by a hair are equal.</translation>
    </message>
    <message>
        <source>贪心方案和理由</source>
        <translation>Greedy list and why</translation>
    </message>
    <message>
        <source>必做的代价、分不出高低的、价格高低</source>
        <translation>Forced choices, equal plans, prices</translation>
    </message>
    <message>
        <source>就照它列入</source>
        <translation>Take it</translation>
    </message>
    <message>
        <source>照最优方案列入；一次撤销就回来</source>
        <translation>Take the best plan; one undo takes it back</translation>
    </message>
    <message>
        <source>重新算</source>
        <translation>Look again</translation>
    </message>
    <message>
        <source>停下</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>还有别的事在进行，做完了再点“重新算”。</source>
        <translation>Something else is still running; press “Look again” when it is done.</translation>
    </message>
    <message>
        <source>算完这一步就停下…</source>
        <translation>Stopping after this step…</translation>
    </message>
    <message>
        <source>没有算完。</source>
        <translation>It was not finished.</translation>
    </message>
    <message>
        <source>没有可说的。</source>
        <translation>There is nothing to say.</translation>
    </message>
    <message>
        <source>列入 {0} 条。取用是一次操作，一次撤销就回来。</source>
        <translation>{0} measures. Taking it is one act, which one undo takes back.</translation>
    </message>
    <message>
        <source>排不出方案；差多少、差在哪一年，写在上面。</source>
        <translation>There is no plan; what is missing, and in which year, stands above.</translation>
    </message>
    <message>
        <source>方案变了，请重新算。</source>
        <translation>The plan has changed; look again.</translation>
    </message>
    <message>
        <source>已按最优方案列入 {0} 条，Ctrl+Z 撤销</source>
        <translation>{0} measures taken as in the best plan, Ctrl+Z takes it back</translation>
    </message>
</context>
<context>
    <name>CamerasDialog</name>
    <message>
        <source>相机时差</source>
        <translation>Camera clocks</translation>
    </message>
    <message>
        <source>加到相机时间上的时分秒，例如 +5:30（相机慢）或 -1:00:00（相机快）。原片里的时间不动，可以撤销。</source>
        <translation>What is added to the camera&apos;s time, such as +5:30 (it lags) or -1:00:00 (it leads). The originals keep their times; it can be undone.</translation>
    </message>
    <message>
        <source>给相机拍的时钟…</source>
        <translation>Clock to photograph…</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>还没有带时间的照片</source>
        <translation>There are no photos with a time yet</translation>
    </message>
    <message>
        <source>没说型号的相机</source>
        <translation>A camera that gives no model</translation>
    </message>
    <message>
        <source>{0} 张</source>
        <translation>Photos: {0}</translation>
    </message>
    <message>
        <source>{0} 的时差</source>
        <translation>How far {0} was off</translation>
    </message>
    <message>
        <source>校正</source>
        <translation>Correct</translation>
    </message>
    <message>
        <source>按写的时差校正 {0} 的照片</source>
        <translation>Correct the photos of {0} by what is written</translation>
    </message>
    <message>
        <source>按拍到的时钟 {0}</source>
        <translation>By the photographed clock {0}</translation>
    </message>
    <message>
        <source>按拍到的时钟</source>
        <translation>by the photographed clock</translation>
    </message>
    <message>
        <source>按写的时差</source>
        <translation>as written</translation>
    </message>
    <message>
        <source>校正了 {0} 张照片的时间，Ctrl+Z 撤销</source>
        <translation>Times of {0} photos corrected; Ctrl+Z undoes it</translation>
    </message>
</context>
<context>
    <name>ChangesScreen</name>
    <message>
        <source>从何时起</source>
        <translation>Since when</translation>
    </message>
    <message>
        <source>到何时</source>
        <translation>Until when</translation>
    </message>
    <message>
        <source>从哪一天起</source>
        <translation>Since which day</translation>
    </message>
    <message>
        <source>只看谁的</source>
        <translation>Of whom</translation>
    </message>
    <message>
        <source>写成清单…</source>
        <translation>Write a list…</translation>
    </message>
    <message>
        <source>把这些改动写成 PDF、Excel 或 CSV</source>
        <translation>Write these changes as PDF, Excel or CSV</translation>
    </message>
    <message>
        <source>位置</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>哪一项</source>
        <translation>What</translation>
    </message>
    <message>
        <source>原来</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>后来</source>
        <translation>After</translation>
    </message>
    <message>
        <source>谁</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>何时</source>
        <translation>When</translation>
    </message>
    <message>
        <source>改动</source>
        <translation>Changes</translation>
    </message>
    <message>
        <source>去看看</source>
        <translation>Go there</translation>
    </message>
    <message>
        <source>到这一处（回车）</source>
        <translation>Go to this place (Enter)</translation>
    </message>
    <message>
        <source>这一格的改动记录…</source>
        <translation>History of this cell…</translation>
    </message>
    <message>
        <source>昨天 {0}</source>
        <translation>Yesterday, {0}</translation>
    </message>
    <message>
        <source>从某一天起…</source>
        <translation>Since a day…</translation>
    </message>
    <message>
        <source>正在读…</source>
        <translation>Reading…</translation>
    </message>
    <message>
        <source>所有人</source>
        <translation>Everybody</translation>
    </message>
    <message>
        <source>已列出 {0} 处，往下翻还有</source>
        <translation>{0} listed, more further down</translation>
    </message>
    <message>
        <source>共 {0} 处不同；改了又改回的不算</source>
        <translation>{0} differences; what was changed and changed back does not count</translation>
    </message>
    <message>
        <source>没有不同。换一个更早的时刻，或看所有人的。</source>
        <translation>Nothing differs. Choose an earlier moment, or everybody.</translation>
    </message>
    <message>
        <source>写成清单</source>
        <translation>Write a list</translation>
    </message>
    <message>
        <source>写改动清单</source>
        <translation>Writing the list of changes</translation>
    </message>
</context>
<context>
    <name>ChecklistScreen</name>
    <message>
        <source>编号</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>改造条目</source>
        <translation>Renovation item</translation>
    </message>
    <message>
        <source>位置</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>诊断提议</source>
        <translation>Proposed</translation>
    </message>
    <message>
        <source>现场结论</source>
        <translation>On site</translation>
    </message>
    <message>
        <source>工程量</source>
        <translation>Quantities</translation>
    </message>
    <message>
        <source>36项改造条目</source>
        <translation>The 36 renovation items</translation>
    </message>
    <message>
        <source>必改</source>
        <translation>Must fix</translation>
    </message>
    <message>
        <source>提议由诊断得出，由您确认：选中几行，一次决定；一次可以撤销。</source>
        <translation>The diagnosis proposes, you confirm: select rows and decide them at once; one undo takes it back.</translation>
    </message>
    <message>
        <source>只看哪里</source>
        <translation>Places shown</translation>
    </message>
    <message>
        <source>只看哪些</source>
        <translation>Items shown</translation>
    </message>
    <message>
        <source>全部条目</source>
        <translation>All items</translation>
    </message>
    <message>
        <source>待确认的</source>
        <translation>To be confirmed</translation>
    </message>
    <message>
        <source>提升</source>
        <translation>Upgrade</translation>
    </message>
    <message>
        <source>结论需改的</source>
        <translation>Needed on site</translation>
    </message>
    <message>
        <source>提议工程量</source>
        <translation>Proposed quantity</translation>
    </message>
    <message>
        <source>居民意愿</source>
        <translation>What residents want</translation>
    </message>
    <message>
        <source>采用所选各行的提议和工程量</source>
        <translation>Take the proposals and quantities of the selected rows</translation>
    </message>
    <message>
        <source>需改</source>
        <translation>Needed</translation>
    </message>
    <message>
        <source>无此问题</source>
        <translation>No such problem</translation>
    </message>
    <message>
        <source>已改</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>不适用</source>
        <translation>Not applicable</translation>
    </message>
    <message>
        <source>居民意愿…</source>
        <translation>Residents…</translation>
    </message>
    <message>
        <source>所选各行有多少户想要、怎么说</source>
        <translation>How many households want the chosen lines, and what they say</translation>
    </message>
    <message>
        <source>在方案里看</source>
        <translation>Show in the plan</translation>
    </message>
    <message>
        <source>到方案里的这条措施（Ctrl+Shift+J）</source>
        <translation>To this measure in the plan (Ctrl+Shift+J)</translation>
    </message>
    <message>
        <source>全选</source>
        <translation>Select all</translation>
    </message>
    <message>
        <source>待确认 {0}</source>
        <translation>{0} to be confirmed</translation>
    </message>
    <message>
        <source>都已确认</source>
        <translation>All confirmed</translation>
    </message>
    <message>
        <source>全部位置</source>
        <translation>All places</translation>
    </message>
    <message>
        <source> 等 {0} 处</source>
        <translation> and more; places: {0}</translation>
    </message>
    <message>
        <source>诊断认为需改的必改条目 {0} 不列入，要写明理由。</source>
        <translation>The diagnosis asks for the must-fix items {0}; say why they are left out.</translation>
    </message>
    <message>
        <source>为什么不改</source>
        <translation>Why it is left out</translation>
    </message>
    <message>
        <source>采用提议</source>
        <translation>Take the proposal</translation>
    </message>
</context>
<context>
    <name>CityScreen</name>
    <message>
        <source>区县</source>
        <translation>County</translation>
    </message>
    <message>
        <source>街道</source>
        <translation>Street</translation>
    </message>
    <message>
        <source>小区数</source>
        <translation>Estates</translation>
    </message>
    <message>
        <source>未知</source>
        <translation>Unknown</translation>
    </message>
    <message>
        <source>已办</source>
        <translation>Dealt with</translation>
    </message>
    <message>
        <source>平均得分</source>
        <translation>Mean score</translation>
    </message>
    <message>
        <source>红旗数</source>
        <translation>Red flags</translation>
    </message>
    <message>
        <source>区县和街道</source>
        <translation>Counties and streets</translation>
    </message>
    <message>
        <source>列出这个街道的小区</source>
        <translation>List this street&apos;s estates</translation>
    </message>
    <message>
        <source>在街道上按回车也行</source>
        <translation>Enter on a street does it too</translation>
    </message>
    <message>
        <source>有红旗的</source>
        <translation>With red flags</translation>
    </message>
    <message>
        <source>还不知道的</source>
        <translation>Unknown</translation>
    </message>
    <message>
        <source>还什么都不知道的</source>
        <translation>of which nothing is known</translation>
    </message>
    <message>
        <source>看什么</source>
        <translation>What is shown</translation>
    </message>
    <message>
        <source>几天没消息</source>
        <translation>Quiet for how long</translation>
    </message>
    <message>
        <source>{0} 天</source>
        <translation>{0} days</translation>
    </message>
    <message>
        <source>列出这些小区</source>
        <translation>List these estates</translation>
    </message>
    <message>
        <source>列出这一行的小区，按回车也行</source>
        <translation>List the estates of this row; Enter does it too</translation>
    </message>
    <message>
        <source>没查清，可能</source>
        <translation>Open, may be</translation>
    </message>
    <message>
        <source>进度</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>等次</source>
        <translation>Word</translation>
    </message>
    <message>
        <source>等次是或可能是“{0}”的</source>
        <translation>that are or may be “{0}”</translation>
    </message>
    <message>
        <source>得分分布</source>
        <translation>Scores</translation>
    </message>
    <message>
        <source>得分</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>得分在或可能在 {0} 的</source>
        <translation>whose score is or may be {0}</translation>
    </message>
    <message>
        <source>短板指标</source>
        <translation>Shortfalls</translation>
    </message>
    <message>
        <source>{0} 不达标的</source>
        <translation>falling short in: {0}</translation>
    </message>
    <message>
        <source>36 项费用</source>
        <translation>Costs of the 36</translation>
    </message>
    <message>
        <source>方案里有 {0} 的</source>
        <translation>with {0} in the plan</translation>
    </message>
    <message>
        <source>没消息的电脑</source>
        <translation>Quiet computers</translation>
    </message>
    <message>
        <source>{0}（{1}）写过的</source>
        <translation>written on {0} ({1})</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>指标</source>
        <translation>Indicators</translation>
    </message>
    <message>
        <source>处</source>
        <translation>Places</translation>
    </message>
    <message>
        <source>红旗的</source>
        <translation>Red</translation>
    </message>
    <message>
        <source>36 项</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>低–高（元）</source>
        <translation>Low–high (yuan)</translation>
    </message>
    <message>
        <source>缺价或量</source>
        <translation>Lacking</translation>
    </message>
    <message>
        <source>电脑</source>
        <translation>Computer</translation>
    </message>
    <message>
        <source>谁</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>最近一条</source>
        <translation>Last change</translation>
    </message>
    <message>
        <source>几天前</source>
        <translation>Days ago</translation>
    </message>
    <message>
        <source>档案库里还没有小区。先到“收件箱”收交换包。</source>
        <translation>The archive has no estate yet. Take bundles in at “Inbox” first.</translation>
    </message>
    <message>
        <source>这里没有要列的。</source>
        <translation>There is nothing to list here.</translation>
    </message>
</context>
<context>
    <name>ClockDialog</name>
    <message>
        <source>给相机拍的时钟</source>
        <translation>Clock to photograph</translation>
    </message>
    <message>
        <source>用每台相机或手机拍一张这个画面，和照片一起收入，就能按它校正那台相机的时间。</source>
        <translation>Photograph this with each camera or phone and take it in with the photos: the times of that camera can then be corrected by it.</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>CompareDialog</name>
    <message>
        <source>改造前后对比</source>
        <translation>Before and after</translation>
    </message>
    <message>
        <source>和哪一张比</source>
        <translation>Compared with</translation>
    </message>
    <message>
        <source>记为一对</source>
        <translation>Make them a pair</translation>
    </message>
    <message>
        <source>记下这是改造前和改造后的同一处</source>
        <translation>Record that these show the same spot before and after works</translation>
    </message>
    <message>
        <source>滚轮或 + − 一起放大，拖动一起移，0 看整张</source>
        <translation>The wheel or + − zoom both, dragging moves both, 0 fits</translation>
    </message>
    <message>
        <source>记下了，是同一处的改造前和改造后</source>
        <translation>Recorded: the same spot before and after works</translation>
    </message>
</context>
<context>
    <name>ComparisonScreen</name>
    <message>
        <source>和哪一轮比</source>
        <translation>Which round to compare with</translation>
    </message>
    <message>
        <source>开始新一轮…</source>
        <translation>Begin another round…</translation>
    </message>
    <message>
        <source>各方面和必改条目</source>
        <translation>Chapters and must items</translation>
    </message>
    <message>
        <source>方面、必改条目</source>
        <translation>Chapters, must items</translation>
    </message>
    <message>
        <source>解决/应解决</source>
        <translation>Solved/due</translation>
    </message>
    <message>
        <source>完成率</source>
        <translation>Share</translation>
    </message>
    <message>
        <source>列出哪些</source>
        <translation>Which to list</translation>
    </message>
    <message>
        <source>前后比较</source>
        <translation>Compare</translation>
    </message>
    <message>
        <source>指标</source>
        <translation>Indicators</translation>
    </message>
    <message>
        <source>位置</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>上次</source>
        <translation>Last</translation>
    </message>
    <message>
        <source>现在</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>变化</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>现在怎样</source>
        <translation>What became of it</translation>
    </message>
    <message>
        <source>去这一处</source>
        <translation>Go there</translation>
    </message>
    <message>
        <source>到这一处（回车）</source>
        <translation>Go to this place (Enter)</translation>
    </message>
    <message>
        <source>放大对照…</source>
        <translation>Compare large…</translation>
    </message>
    <message>
        <source>整治完成率 {0} · 已解决 {1} / 应解决 {2}</source>
        <translation>Completion of the works {0} · solved {1} / due {2}</translation>
    </message>
    <message>
        <source>必改 {0} · {1} / {2}</source>
        <translation>Must {0} · {1} / {2}</translation>
    </message>
    <message>
        <source>全部问题</source>
        <translation>All problems</translation>
    </message>
    <message>
        <source>得分 {0} → {1}</source>
        <translation>Score {0} → {1}</translation>
    </message>
    <message>
        <source>综合得分 {0} → {1}</source>
        <translation>Total {0} → {1}</translation>
    </message>
    <message>
        <source>应解决的问题 {0}</source>
        <translation>Problems that were due {0}</translation>
    </message>
    <message>
        <source>新出现的短板 {0}</source>
        <translation>Newly arisen {0}</translation>
    </message>
    <message>
        <source>变好 {0}</source>
        <translation>Better {0}</translation>
    </message>
    <message>
        <source>变差 {0}</source>
        <translation>Worse {0}</translation>
    </message>
    <message>
        <source>两次都看到的 {0}</source>
        <translation>Seen both times {0}</translation>
    </message>
</context>
<context>
    <name>ConflictsScreen</name>
    <message>
        <source>两人所记不同，各自的值都在。请逐处取一个；裁定本身也可以撤销。</source>
        <translation>Two people recorded different things; both are kept. Take one in each place; deciding can be undone too.</translation>
    </message>
    <message>
        <source>按什么裁定</source>
        <translation>By which rule</translation>
    </message>
    <message>
        <source>只看哪里、哪一项</source>
        <translation>Show only this place or item</translation>
    </message>
    <message>
        <source>一次裁定，一次可以撤销</source>
        <translation>Decide in one act; one undo takes it back</translation>
    </message>
    <message>
        <source>没有待裁定的内容。收下同事的之后，如有不同会列在这里。</source>
        <translation>Nothing is contested. What differs after taking from a colleague is listed here.</translation>
    </message>
    <message>
        <source>共 {0} 处，先列出 {1} 处。</source>
        <translation> {0} in all, the first {1} are listed.</translation>
    </message>
    <message>
        <source>取 {0} 的</source>
        <translation>Take those of {0}</translation>
    </message>
    <message>
        <source>取电脑 {0} 上记的</source>
        <translation>Take what computer {0} says</translation>
    </message>
    <message>
        <source>取较新的</source>
        <translation>Take the newer ones</translation>
    </message>
    <message>
        <source>取有照片的那一方</source>
        <translation>Take the side that has photos</translation>
    </message>
    <message>
        <source>全部位置和指标</source>
        <translation>All places and items</translation>
    </message>
    <message>
        <source>裁定勾上的 {0} 处</source>
        <translation>Decide the {0} ticked</translation>
    </message>
    <message>
        <source>裁定全部 {0} 处</source>
        <translation>Decide all {0}</translation>
    </message>
    <message>
        <source>&#x3000;（一方移除，另一方还在填）</source>
        <translation>  (taken out on one side, filled in on the other)</translation>
    </message>
    <message>
        <source>勾上，一起裁定：{0}</source>
        <translation>Tick to decide together: {0}</translation>
    </message>
    <message>
        <source>勾上几处，按上面的规则一起裁定</source>
        <translation>Tick some to decide them together by the rule above</translation>
    </message>
    <message>
        <source>看照片和记录</source>
        <translation>See photos and records</translation>
    </message>
    <message>
        <source>取这个</source>
        <translation>Take this</translation>
    </message>
    <message>
        <source>取 {0} 的值</source>
        <translation>Take the value of {0}</translation>
    </message>
    <message>
        <source>照片 {0}</source>
        <translation>Photo {0}</translation>
    </message>
    <message>
        <source>已裁定 {0} 处</source>
        <translation>Decided {0}</translation>
    </message>
    <message>
        <source>，{0} 处这条规则定不了</source>
        <translation>, {0} cannot be decided by this rule</translation>
    </message>
</context>
<context>
    <name>DeviceDialog</name>
    <message>
        <source>登记一台电脑</source>
        <translation>Vouch for a computer</translation>
    </message>
    <message>
        <source>把对方的公钥粘进来（device show 印出的那一行），或选公钥文件、二维码照片。</source>
        <translation>Paste their public key (the line that device show prints), or choose a key file or a photo of its QR code.</translation>
    </message>
    <message>
        <source>打电话请对方念出他电脑上的短码（device show），照着敲；和“{0}”的签名一致才登记。</source>
        <translation>Let them read out the code of their computer on the phone (device show) and type it; it is believed only if it is that of the signature of “{0}”.</translation>
    </message>
    <message>
        <source>这台电脑叫什么（字母、数字、-，不带空格）</source>
        <translation>What the computer is called (letters, digits, -, no blanks)</translation>
    </message>
    <message>
        <source>谁的电脑</source>
        <translation>Whose computer it is</translation>
    </message>
    <message>
        <source>短码或指纹</source>
        <translation>Code or fingerprint</translation>
    </message>
    <message>
        <source>公钥（ssh-ed25519 …）</source>
        <translation>Public key (ssh-ed25519 …)</translation>
    </message>
    <message>
        <source>选公钥文件或二维码照片…</source>
        <translation>Choose a key file or a photo of the QR code…</translation>
    </message>
    <message>
        <source>公钥文件或二维码照片</source>
        <translation>Key file or photo of the QR code</translation>
    </message>
    <message>
        <source>已登记 {0}，短码 {1}</source>
        <translation>Vouched for {0}, code {1}</translation>
    </message>
</context>
<context>
    <name>DevicesScreen</name>
    <message>
        <source>登记一台电脑…</source>
        <translation>Vouch for a computer…</translation>
    </message>
    <message>
        <source>不再认这台</source>
        <translation>Believe it no longer</translation>
    </message>
    <message>
        <source>电脑丢了、人走了：以后签的都不收</source>
        <translation>Lost, or its person left: nothing it signs is taken any more</translation>
    </message>
    <message>
        <source>认不认</source>
        <translation>Believed</translation>
    </message>
    <message>
        <source>已登记</source>
        <translation>vouched for</translation>
    </message>
    <message>
        <source>已撤销</source>
        <translation>believed no longer</translation>
    </message>
    <message>
        <source>电脑</source>
        <translation>Computer</translation>
    </message>
    <message>
        <source>谁的</source>
        <translation>Whose</translation>
    </message>
    <message>
        <source>短码</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>指纹</source>
        <translation>Fingerprint</translation>
    </message>
    <message>
        <source>认哪些电脑</source>
        <translation>Computers</translation>
    </message>
    <message>
        <source>只收名单上的电脑签过名的交换包；没登记的、没签名的、被改动的都退件，并写明原因。</source>
        <translation>Only bundles signed by a computer of the list are taken; unknown, unsigned and altered ones are set aside with their reasons.</translation>
    </message>
    <message>
        <source>名单还是空的：谁发来的都收，签名只作说明。登记第一台以后，就只收登记过的。</source>
        <translation>The list is empty: bundles from anybody are taken, and signatures are only told. With the first computer on it, only those of the list are.</translation>
    </message>
    <message>
        <source>以后 {0}（{1}）签的交换包都不收；以前收下的不动。</source>
        <translation>Nothing that {0} ({1}) signs will be taken any more; what was taken stays.</translation>
    </message>
    <message>
        <source>不再认这台电脑？</source>
        <translation>Believe this computer no longer?</translation>
    </message>
</context>
<context>
    <name>DistrictAsking</name>
    <message>
        <source>编一个片区</source>
        <translation>New district</translation>
    </message>
    <message>
        <source>增减小区、改名</source>
        <translation>Estates and name</translation>
    </message>
    <message>
        <source>解散片区</source>
        <translation>Dissolve the district</translation>
    </message>
    <message>
        <source>为什么解散；记过的仍留在档案库</source>
        <translation>Why; what was noted stays in the archive</translation>
    </message>
    <message>
        <source>哪处资源补哪项</source>
        <translation>Which space meets which gap</translation>
    </message>
    <message>
        <source>用多少 ㎡</source>
        <translation>How many ㎡</translation>
    </message>
    <message>
        <source>补多少（不按㎡算的要写）</source>
        <translation>How much it meets (where the gap is not in ㎡)</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Caption</translation>
    </message>
    <message>
        <source>安排资源</source>
        <translation>Assign space</translation>
    </message>
    <message>
        <source>不能超过这处资源还没有安排的面积</source>
        <translation>No more than what is left of this space</translation>
    </message>
    <message>
        <source>小区</source>
        <translation>Estate</translation>
    </message>
    <message>
        <source>和哪个小区之间</source>
        <translation>And which other estate</translation>
    </message>
    <message>
        <source>在哪里</source>
        <translation>Where</translation>
    </message>
    <message>
        <source>长多少米</source>
        <translation>Length in metres</translation>
    </message>
    <message>
        <source>打通后多出多少 ㎡</source>
        <translation>㎡ gained once opened</translation>
    </message>
    <message>
        <source>记一处墙</source>
        <translation>Note a wall</translation>
    </message>
    <message>
        <source>不是为短板</source>
        <translation>For no gap</translation>
    </message>
    <message>
        <source>照表包建议</source>
        <translation>As the pack proposes</translation>
    </message>
    <message>
        <source>做什么</source>
        <translation>What is done</translation>
    </message>
    <message>
        <source>费用（元）</source>
        <translation>Cost (yuan)</translation>
    </message>
    <message>
        <source>补哪项短板</source>
        <translation>For which gap</translation>
    </message>
    <message>
        <source>怎么分</source>
        <translation>Divided by</translation>
    </message>
    <message>
        <source>记一件合办的事</source>
        <translation>Note joint works</translation>
    </message>
    <message>
        <source>费用分到分，各小区加起来等于总数</source>
        <translation>The cost is divided to the fen; the parts add up to it</translation>
    </message>
    <message>
        <source>写数或分数（3、1/3），按比例分；不出钱的写 0</source>
        <translation>Numbers or fractions (3, 1/3), divided in proportion; 0 where nothing is paid</translation>
    </message>
    <message>
        <source>写份额</source>
        <translation>Write shares</translation>
    </message>
</context>
<context>
    <name>DistrictDialog</name>
    <message>
        <source>片区叫什么</source>
        <translation>Name of the district</translation>
    </message>
    <message>
        <source>搜小区或街道</source>
        <translation>Search estates</translation>
    </message>
    <message>
        <source>哪些小区</source>
        <translation>Which estates</translation>
    </message>
    <message>
        <source>选了 {0} 个小区；一个片区至少两个</source>
        <translation>{0} estates chosen; a district has two at least</translation>
    </message>
</context>
<context>
    <name>DistrictRows</name>
    <message>
        <source>共同的短板</source>
        <translation>Shared gaps</translation>
    </message>
    <message>
        <source>存量资源</source>
        <translation>Idle space</translation>
    </message>
    <message>
        <source>要打通的墙</source>
        <translation>Walls to open</translation>
    </message>
    <message>
        <source>合办的事</source>
        <translation>Joint works</translation>
    </message>
    <message>
        <source>短板或小区</source>
        <translation>Gap or estate</translation>
    </message>
    <message>
        <source>要</source>
        <translation>Needed</translation>
    </message>
    <message>
        <source>有</source>
        <translation>It is there</translation>
    </message>
    <message>
        <source>缺</source>
        <translation>It is missing</translation>
    </message>
    <message>
        <source>安排后还缺</source>
        <translation>Left after assigning</translation>
    </message>
    <message>
        <source>小区的资源</source>
        <translation>Space of an estate</translation>
    </message>
    <message>
        <source>面积（㎡）</source>
        <translation>Area (㎡)</translation>
    </message>
    <message>
        <source>没有安排</source>
        <translation>Not assigned</translation>
    </message>
    <message>
        <source>可做什么，或安排给了什么</source>
        <translation>What it could become, or meets</translation>
    </message>
    <message>
        <source>在哪两个小区之间</source>
        <translation>Between which estates</translation>
    </message>
    <message>
        <source>位置</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>长（m）</source>
        <translation>Length (m)</translation>
    </message>
    <message>
        <source>多出（㎡）</source>
        <translation>Gained (㎡)</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>费用（元）</source>
        <translation>Cost (yuan)</translation>
    </message>
    <message>
        <source>怎么分</source>
        <translation>Divided by</translation>
    </message>
    <message>
        <source>各摊多少（元）</source>
        <translation>Who pays what (yuan)</translation>
    </message>
    <message>
        <source>{0}（{1}）</source>
        <translation>{0} ({1})</translation>
    </message>
</context>
<context>
    <name>DistrictsScreen</name>
    <message>
        <source>哪个片区</source>
        <translation>Which district</translation>
    </message>
    <message>
        <source>看什么</source>
        <translation>What is shown</translation>
    </message>
    <message>
        <source>编一个片区…</source>
        <translation>New district…</translation>
    </message>
    <message>
        <source>增减小区、改名…</source>
        <translation>Estates and name…</translation>
    </message>
    <message>
        <source>写进登记表</source>
        <translation>Tell its estates</translation>
    </message>
    <message>
        <source>把片区名写进各小区的登记表，下次发包带到现场</source>
        <translation>Write the name into its estates&apos; registers; the next bundles carry it to the field</translation>
    </message>
    <message>
        <source>解散…</source>
        <translation>Dissolve…</translation>
    </message>
    <message>
        <source>撤回上一步</source>
        <translation>Take back the last step</translation>
    </message>
    <message>
        <source>导出 Excel…</source>
        <translation>Excel…</translation>
    </message>
    <message>
        <source>片区单 PDF…</source>
        <translation>Sheet as PDF…</translation>
    </message>
    <message>
        <source>片区</source>
        <translation>Districts</translation>
    </message>
    <message>
        <source>安排资源…</source>
        <translation>Assign space…</translation>
    </message>
    <message>
        <source>记一处墙…</source>
        <translation>Note a wall…</translation>
    </message>
    <message>
        <source>已打通</source>
        <translation>Opened</translation>
    </message>
    <message>
        <source>记一件合办的事…</source>
        <translation>Note joint works…</translation>
    </message>
    <message>
        <source>写份额…</source>
        <translation>Write shares…</translation>
    </message>
    <message>
        <source>去掉这一条</source>
        <translation>Take this back</translation>
    </message>
    <message>
        <source>这一条</source>
        <translation>This row</translation>
    </message>
    <message>
        <source>还没有片区。把相邻的小区编成一个，看合起来缺什么。</source>
        <translation>There is no district yet. Group neighbouring estates to see what they lack together.</translation>
    </message>
    <message>
        <source>片区单</source>
        <translation>District sheet</translation>
    </message>
    <message>
        <source>导出片区单</source>
        <translation>Export the sheet</translation>
    </message>
    <message>
        <source>已写出：{0}</source>
        <translation>Written: {0}</translation>
    </message>
</context>
<context>
    <name>DocumentDialog</name>
    <message>
        <source>这样材料</source>
        <translation>This document</translation>
    </message>
    <message>
        <source>看档案自己怎么说</source>
        <translation>As the estate file tells</translation>
    </message>
    <message>
        <source>有</source>
        <translation>It is there</translation>
    </message>
    <message>
        <source>缺</source>
        <translation>It is missing</translation>
    </message>
    <message>
        <source>不涉及</source>
        <translation>Not needed</translation>
    </message>
    <message>
        <source>放在哪里，或为什么不涉及</source>
        <translation>Where it lies, or why it is not needed</translation>
    </message>
</context>
<context>
    <name>Doors</name>
    <message>
        <source>哪一栋哪个单元</source>
        <translation>Which building or entrance</translation>
    </message>
    <message>
        <source>房号 面积 人数 意见，回车记下</source>
        <translation>Door, area, persons, what it said; Enter keeps it</translation>
    </message>
    <message>
        <source>房号 面积 人数 意见：201 88.5 1，回车记下</source>
        <translation>Door, area, persons, voice: 201 88.5 1, Enter</translation>
    </message>
    <message>
        <source>收票表…</source>
        <translation>Take a table…</translation>
    </message>
    <message>
        <source>收进填好的票表或网上表决的导出</source>
        <translation>Take in a filled table or an online survey&apos;s export</translation>
    </message>
    <message>
        <source>给一张表…</source>
        <translation>Give a sheet…</translation>
    </message>
    <message>
        <source>写一张逐户填的表，填好再收进来</source>
        <translation>Write a sheet to fill door by door, to be taken in again</translation>
    </message>
    <message>
        <source>照另一次列户</source>
        <translation>As in another ballot</translation>
    </message>
    <message>
        <source>把另一次表决的各户列进来，不带票；名单和票一样是个人信息</source>
        <translation>List the households of another ballot here, without their votes; like votes, names are personal values</translation>
    </message>
    <message>
        <source>各户</source>
        <translation>Households, door by door</translation>
    </message>
    <message>
        <source>所有楼栋</source>
        <translation>All</translation>
    </message>
    <message>
        <source>楼栋</source>
        <translation>Building</translation>
    </message>
    <message>
        <source>房号</source>
        <translation>Door</translation>
    </message>
    <message>
        <source>面积</source>
        <translation>Area</translation>
    </message>
    <message>
        <source>人数</source>
        <translation>Persons</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>意见</source>
        <translation>Said</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>{0} 户，{1} 户有意见。选中一户按 1 同意 2 反对 3 弃权 4 无效 5 没联系上，Delete 拿掉</source>
        <translation>{0} households, {1} spoke. At one: 1 agrees, 2 against, 3 abstains, 4 invalid, 5 not reached, Delete takes it back</translation>
    </message>
    <message>
        <source>还没有各户：在上面一户一行地打，或收一张名单。名单和票只留在本机，交接时勾“带上个人信息”才带走</source>
        <translation>No households yet: type them above, one a line, or take a list in. Names and votes stay on this computer unless “With personal values” is ticked when giving</translation>
    </message>
</context>
<context>
    <name>DraftsTab</name>
    <message>
        <source>稿和意见</source>
        <translation>Drafts and replies</translation>
    </message>
    <message>
        <source>新的一稿</source>
        <translation>A new draft</translation>
    </message>
    <message>
        <source>第几轮</source>
        <translation>Round</translation>
    </message>
    <message>
        <source>是什么稿</source>
        <translation>Which draft</translation>
    </message>
    <message>
        <source>征求了谁（不写人名）</source>
        <translation>Who was asked (no names)</translation>
    </message>
    <message>
        <source>记下这一稿</source>
        <translation>Keep this draft</translation>
    </message>
    <message>
        <source>居民的意见</source>
        <translation>Residents&apos; reply</translation>
    </message>
    <message>
        <source>意见</source>
        <translation>Said</translation>
    </message>
    <message>
        <source>多少户这样说</source>
        <translation>How many households say so</translation>
    </message>
    <message>
        <source>户数</source>
        <translation>Households</translation>
    </message>
    <message>
        <source>记在这一稿下</source>
        <translation>Keep under this draft</translation>
    </message>
    <message>
        <source>怎么办了</source>
        <translation>What came of it</translation>
    </message>
    <message>
        <source>理由（没采纳、部分采纳要写）</source>
        <translation>Why (if not or partly taken)</translation>
    </message>
    <message>
        <source>理由</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>已经 {0} 轮，{1} 条意见还没答复</source>
        <translation>Rounds so far: {0}; replies open: {1}</translation>
    </message>
    <message>
        <source>还没有征求意见的稿子。方案定下一稿，记在右边，再把意见一条条记在它下面。</source>
        <translation>No draft went down yet. Keep one at the right, then its replies under it.</translation>
    </message>
    <message>
        <source>征求：{0}</source>
        <translation>asked: {0}</translation>
    </message>
    <message>
        <source>为什么{0}？写好按回车</source>
        <translation>Why {0}? Write it and press Enter</translation>
    </message>
    <message>
        <source>移出这一行</source>
        <translation>Take this row out</translation>
    </message>
    <message>
        <source>为什么移出？写一句理由。</source>
        <translation>Why? Give a reason.</translation>
    </message>
</context>
<context>
    <name>EligibilityTab</name>
    <message>
        <source>资格判定</source>
        <translation>Eligibility</translation>
    </message>
    <message>
        <source>存档判定</source>
        <translation>Keep the judgement</translation>
    </message>
    <message>
        <source>把现在的判定存下来</source>
        <translation>Keep the judgement as it stands</translation>
    </message>
    <message>
        <source>截止年算不算在内</source>
        <translation>Does the cut-off year count</translation>
    </message>
    <message>
        <source>依据哪份文件</source>
        <translation>By which document</translation>
    </message>
    <message>
        <source>照这样算</source>
        <translation>Reckon so</translation>
    </message>
    <message>
        <source>人工改判</source>
        <translation>Judge otherwise</translation>
    </message>
    <message>
        <source>改判成什么</source>
        <translation>What to judge it</translation>
    </message>
    <message>
        <source>改判的理由</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>改判</source>
        <translation>Judge so</translation>
    </message>
    <message>
        <source>照条件</source>
        <translation>By the conditions</translation>
    </message>
    <message>
        <source>条件</source>
        <translation>Condition</translation>
    </message>
    <message>
        <source>判定</source>
        <translation>Verdict</translation>
    </message>
    <message>
        <source>没填</source>
        <translation>Not filled in</translation>
    </message>
    <message>
        <source>原文和出处</source>
        <translation>Clause and source</translation>
    </message>
    <message>
        <source>是</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>否</source>
        <translation>no</translation>
    </message>
</context>
<context>
    <name>ElsewhereDialog</name>
    <message>
        <source>也用在别处</source>
        <translation>Use it elsewhere too</translation>
    </message>
    <message>
        <source>照片还在原来的地方，在选中的位置和指标下也算一张。</source>
        <translation>The photo stays where it is and counts at the chosen place and item as well.</translation>
    </message>
    <message>
        <source>位置和指标，如：3 2 照明</source>
        <translation>Place and item, such as: 3 2 A3.2</translation>
    </message>
</context>
<context>
    <name>EntranceGrid</name>
    <message>
        <source>Enter 往下，Shift+Enter 往上；Ctrl+R 往右填空格；Ctrl+D 照另一单元填；Ctrl+G 回到现场卡</source>
        <translation>Enter goes down, Shift+Enter up; Ctrl+R fills empty cells to the right; Ctrl+D same as another entrance; Ctrl+G back to the place card</translation>
    </message>
    <message>
        <source>单元表</source>
        <translation>Entrance grid</translation>
    </message>
    <message>
        <source>{0} 各单元</source>
        <translation>{0}, entrance by entrance</translation>
    </message>
    <message>
        <source>往右填了 {0} 个单元；已有内容的 {1} 个没有动</source>
        <translation>Filled {0} entrances to the right; left {1} that say something already</translation>
    </message>
</context>
<context>
    <name>EntrancesModel</name>
    <message>
        <source>等级</source>
        <translation>Grade</translation>
    </message>
    <message>
        <source>{0} 是建议，Enter 采用</source>
        <translation>{0} is suggested; Enter takes it</translation>
    </message>
    <message>
        <source>未填</source>
        <translation>Open</translation>
    </message>
</context>
<context>
    <name>EntryDialog</name>
    <message>
        <source>{0}：登记一条</source>
        <translation>{0}: enter a row</translation>
    </message>
    <message>
        <source>带 * 的必填。姓名、电话只存在本机的档案里。</source>
        <translation>Those with * have to be filled. Names and phones stay in this estate file.</translation>
    </message>
    <message>
        <source>登记这一条</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>各栏</source>
        <translation>Columns</translation>
    </message>
</context>
<context>
    <name>ErasingActs</name>
    <message>
        <source>删掉个人信息</source>
        <translation>Delete personal values</translation>
    </message>
    <message>
        <source>全部删掉</source>
        <translation>Delete all of them</translation>
    </message>
</context>
<context>
    <name>Evidence</name>
    <message>
        <source>放大看</source>
        <translation>Look closely</translation>
    </message>
    <message>
        <source>写说明</source>
        <translation>Write a caption</translation>
    </message>
    <message>
        <source>是佐证</source>
        <translation>Is evidence</translation>
    </message>
    <message>
        <source>是改造前</source>
        <translation>Is from before works</translation>
    </message>
    <message>
        <source>是改造后</source>
        <translation>Is from after works</translation>
    </message>
    <message>
        <source>是资料</source>
        <translation>Is a paper</translation>
    </message>
    <message>
        <source>可公开（无人脸、门牌）</source>
        <translation>Fit for public (no face, no door number)</translation>
    </message>
    <message>
        <source>收入这处改造后的照片…</source>
        <translation>Take in a photo of it after works…</translation>
    </message>
    <message>
        <source>和改造前对比…</source>
        <translation>Compare with before…</translation>
    </message>
    <message>
        <source>也用在别处…</source>
        <translation>Use elsewhere as well…</translation>
    </message>
    <message>
        <source>复制</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>粘贴</source>
        <translation>Paste</translation>
    </message>
    <message>
        <source>存到文件夹…</source>
        <translation>Save into a folder…</translation>
    </message>
    <message>
        <source>不用这张</source>
        <translation>Do not use it</translation>
    </message>
</context>
<context>
    <name>EvidenceActs</name>
    <message>
        <source>{0} 张可以印在海报和公示上；人脸、门牌要先打马赛克，改了标注要重新勾</source>
        <translation>{0} may stand on poster and notice; blur faces and door numbers first, tick again after drawing</translation>
    </message>
    <message>
        <source>{0} 张不印在海报和公示上</source>
        <translation>{0} stay off poster and notice</translation>
    </message>
    <message>
        <source>记下了，是同一处的改造前和改造后，Ctrl+Z 可以撤销</source>
        <translation>Kept: the same spot before and after works. Ctrl+Z undoes it</translation>
    </message>
    <message>
        <source>这一项在这里没有更早的照片可比</source>
        <translation>There is no earlier photo of this item here to compare with</translation>
    </message>
    <message>
        <source>也用在 {0}</source>
        <translation>Also used at {0}</translation>
    </message>
    <message>
        <source>存到文件夹</source>
        <translation>Save into a folder</translation>
    </message>
    <message>
        <source>存了 {0} 张</source>
        <translation>{0} photo(s) saved</translation>
    </message>
    <message>
        <source>不用了 {0} 张，照片还在档案里，Ctrl+Z 可以撤销</source>
        <translation>{0} photo(s) not used any more; they stay in the file, Ctrl+Z undoes it</translation>
    </message>
</context>
<context>
    <name>EvidenceStrip</name>
    <message>
        <source>佐证</source>
        <translation>Evidence</translation>
    </message>
    <message>
        <source>佐证照片</source>
        <translation>Evidence photos</translation>
    </message>
    <message>
        <source>拖入照片或文件夹，选 F7
粘贴 Ctrl+V</source>
        <translation>Drop photos or a folder, choose with F7
Paste Ctrl+V</translation>
    </message>
    <message>
        <source>照片说明</source>
        <translation>Caption of the photo</translation>
    </message>
    <message>
        <source>照片用途</source>
        <translation>Role of the photo</translation>
    </message>
    <message>
        <source>选照片</source>
        <translation>Choose photos</translation>
    </message>
    <message>
        <source>选照片…</source>
        <translation>Choose photos…</translation>
    </message>
    <message>
        <source>说明，如：{0}</source>
        <translation>Caption, such as: {0}</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Caption</translation>
    </message>
    <message>
        <source>说明：{0}</source>
        <translation>Caption: {0}</translation>
    </message>
</context>
<context>
    <name>Exchange</name>
    <message>
        <source>新建小区</source>
        <translation>New estate</translation>
    </message>
    <message>
        <source>小区名称，例如：槐安里小区</source>
        <translation>The estate&apos;s name, for example 槐安里小区</translation>
    </message>
    <message>
        <source>小区档案存在哪里</source>
        <translation>Where to keep the estate file</translation>
    </message>
    <message>
        <source>打开小区</source>
        <translation>Open estate</translation>
    </message>
    <message>
        <source>正由 {0} 打开。要只读查看吗？</source>
        <translation>{0} has it open. Look at it, read-only?</translation>
    </message>
    <message>
        <source>小区正在使用</source>
        <translation>The estate is in use</translation>
    </message>
    <message>
        <source>小区档案放在哪个文件夹</source>
        <translation>Folder of estate files</translation>
    </message>
    <message>
        <source>由哪个交换包新建</source>
        <translation>Bundle to begin from</translation>
    </message>
    <message>
        <source>由交换包新建</source>
        <translation>New from a bundle</translation>
    </message>
    <message>
        <source>交换包、小区档案或回执 (*.zip *.age *.reno *.receipt)</source>
        <translation>Bundle, estate file or receipt (*.zip *.age *.reno *.receipt)</translation>
    </message>
    <message>
        <source>收同事的</source>
        <translation>Take from a colleague</translation>
    </message>
    <message>
        <source>收回执</source>
        <translation>Take a receipt</translation>
    </message>
    <message>
        <source>看看里面有什么</source>
        <translation>Looking at what is inside</translation>
    </message>
    <message>
        <source>体检报告</source>
        <translation>Health check report</translation>
    </message>
    <message>
        <source>这些照片解不开，没有收下，对方那里还有：{0}</source>
        <translation>These photos cannot be decoded and were not taken; the other side still has them: {0}</translation>
    </message>
    <message>
        <source>已收下：新变更 {0} 条，新照片 {1} 张，待裁定 {2} 处</source>
        <translation>Taken in; new changes: {0}, new photos: {1}, contested: {2}</translation>
    </message>
    <message>
        <source>备份到</source>
        <translation>Back up to</translation>
    </message>
    <message>
        <source>备份</source>
        <translation>Backup</translation>
    </message>
    <message>
        <source>已备份并读回核对：{0}</source>
        <translation>Backed up, read back and compared: {0}</translation>
    </message>
</context>
<context>
    <name>FieldBoxes</name>
    <message>
        <source>不清楚</source>
        <translation>Not known</translation>
    </message>
    <message>
        <source>是 / 否</source>
        <translation>yes / no</translation>
    </message>
    <message>
        <source>是</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>否</source>
        <translation>no</translation>
    </message>
</context>
<context>
    <name>FieldSheetsDialog</name>
    <message>
        <source>现场表</source>
        <translation>Field sheets</translation>
    </message>
    <message>
        <source>按行走次序，一处一码。拍照时先拍码，照片就自己归位。</source>
        <translation>In the order of the walk, a code for each place. Take the code first and the photos after it find their place.</translation>
    </message>
    <message>
        <source>{0}，{1} 处</source>
        <translation>{0}, {1} places</translation>
    </message>
    <message>
        <source>哪些地方</source>
        <translation>Which places</translation>
    </message>
    <message>
        <source>怎么填</source>
        <translation>How to fill</translation>
    </message>
    <message>
        <source>打印出来手填（PDF）</source>
        <translation>Print and fill by hand (PDF)</translation>
    </message>
    <message>
        <source>在电脑或平板上填（.xlsx）</source>
        <translation>Fill on a laptop or tablet (.xlsx)</translation>
    </message>
    <message>
        <source>存到…</source>
        <translation>Save to…</translation>
    </message>
</context>
<context>
    <name>FilesBox</name>
    <message>
        <source>照片和文件</source>
        <translation>Photos and files</translation>
    </message>
    <message>
        <source>附上…</source>
        <translation>Attach…</translation>
    </message>
    <message>
        <source>附上照片或文件</source>
        <translation>Attach photos or files</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>打开附件</source>
        <translation>Open the file</translation>
    </message>
    <message>
        <source>另存…</source>
        <translation>Save as…</translation>
    </message>
    <message>
        <source>另存附件</source>
        <translation>Save the file as</translation>
    </message>
    <message>
        <source>含人名</source>
        <translation>Holds names</translation>
    </message>
    <message>
        <source>里面有人名、电话、签名：不随交换包走</source>
        <translation>Holds names, phones or signatures: stays out of bundles</translation>
    </message>
    <message>
        <source>拿掉</source>
        <translation>Take out</translation>
    </message>
    <message>
        <source>拿掉附件</source>
        <translation>Take the file off</translation>
    </message>
    <message>
        <source>附件随每个交换包走；有人名的点“含人名”，只留在这份档案里。</source>
        <translation>Files travel in every bundle; those marked “Holds names” stay in this estate file.</translation>
    </message>
    <message>
        <source>{0} · 含人名</source>
        <translation>{0} · holds names</translation>
    </message>
    <message>
        <source>{0} · 内容不在这里</source>
        <translation>{0} · content away</translation>
    </message>
    <message>
        <source>附上文件</source>
        <translation>Attach files</translation>
    </message>
    <message>
        <source>附上了 {0} 个</source>
        <translation>Attached {0}</translation>
    </message>
    <message>
        <source>这台电脑没有能打开 {0} 的程序；按“另存…”存到别处再看。</source>
        <translation>No program here opens {0}; save it elsewhere by “Save as…” and look at it there.</translation>
    </message>
    <message>
        <source>已另存 {0}</source>
        <translation>Saved {0}</translation>
    </message>
</context>
<context>
    <name>FilterMenu</name>
    <message>
        <source>分给我的</source>
        <translation>Given to me</translation>
    </message>
    <message>
        <source>夜间要看的</source>
        <translation>Needs darkness</translation>
    </message>
    <message>
        <source>回访：没看到的</source>
        <translation>To come back to: not seen</translation>
    </message>
    <message>
        <source>短板没有照片</source>
        <translation>Low without photo</translation>
    </message>
    <message>
        <source>第1步 提前导入</source>
        <translation>Step 1: imported beforehand</translation>
    </message>
    <message>
        <source>第2步 室内填报</source>
        <translation>Step 2: asked indoors</translation>
    </message>
    <message>
        <source>第3步 现场查看</source>
        <translation>Step 3: seen on site</translation>
    </message>
    <message>
        <source>第4步 后期导入</source>
        <translation>Step 4: from departments</translation>
    </message>
    <message>
        <source>分工…</source>
        <translation>Who has which part…</translation>
    </message>
    <message>
        <source>全部都看</source>
        <translation>Show all</translation>
    </message>
    <message>
        <source>没有分的</source>
        <translation>Nobody&apos;s</translation>
    </message>
</context>
<context>
    <name>FirstRows</name>
    <message>
        <source>不用</source>
        <translation>Not used</translation>
    </message>
</context>
<context>
    <name>ForceDialog</name>
    <message>
        <source>指定列入或不列</source>
        <translation>Force in or out</translation>
    </message>
    <message>
        <source>指定的要写理由；计划会说这样指定的代价。</source>
        <translation>A forced choice wants a reason; the plan will say what it costs.</translation>
    </message>
    <message>
        <source>指定</source>
        <translation>Forced</translation>
    </message>
    <message>
        <source>不指定，按排法</source>
        <translation>Not forced</translation>
    </message>
    <message>
        <source>一定列入</source>
        <translation>Has to be in</translation>
    </message>
    <message>
        <source>一定不列</source>
        <translation>Has to be out</translation>
    </message>
    <message>
        <source>理由</source>
        <translation>Reason</translation>
    </message>
</context>
<context>
    <name>FormEntry</name>
    <message>
        <source>这一份的题</source>
        <translation>Questions of this form</translation>
    </message>
    <message>
        <source>纸上编号</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>纸上的编号</source>
        <translation>Number on the paper</translation>
    </message>
    <message>
        <source>选项</source>
        <translation>Options</translation>
    </message>
    <message>
        <source>答案：选项前的数字，或文字</source>
        <translation>Answer: numbers before the options, or words</translation>
    </message>
    <message>
        <source>这份录完</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>这份录完，开下一份（Ctrl+Enter）</source>
        <translation>Done: open the next form (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>不录这份</source>
        <translation>Drop</translation>
    </message>
    <message>
        <source>丢掉正在录的这份，从头开始</source>
        <translation>Drop the form that is being typed and begin anew</translation>
    </message>
    <message>
        <source>数字选选项，Enter 下一题，Shift+Enter 上一题，Ctrl+Enter 录完这份</source>
        <translation>Digits choose, Enter goes on, Shift+Enter back, Ctrl+Enter ends the form</translation>
    </message>
    <message>
        <source>题</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>答案</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>第 {0} 题，共 {1} 题</source>
        <translation>Question {0} of {1}</translation>
    </message>
    <message>
        <source>按跳题规则不用答</source>
        <translation>not asked, by the skip rules</translation>
    </message>
    <message>
        <source>（改已录的）</source>
        <translation>(correcting)</translation>
    </message>
    <message>
        <source>必答</source>
        <translation>required</translation>
    </message>
    <message>
        <source>最多 {0} 项</source>
        <translation>at most {0}</translation>
    </message>
    <message>
        <source>可多选，数字用空格隔开</source>
        <translation>several, parted by blanks</translation>
    </message>
    <message>
        <source>（在别的电脑上）</source>
        <translation>(on another computer)</translation>
    </message>
</context>
<context>
    <name>FormFiles</name>
    <message>
        <source>空白问卷</source>
        <translation>Blank form</translation>
    </message>
    <message>
        <source>可填的问卷表</source>
        <translation>Forms to fill</translation>
    </message>
    <message>
        <source>手机问卷</source>
        <translation>Form for phones</translation>
    </message>
</context>
<context>
    <name>FormsTab</name>
    <message>
        <source>问卷</source>
        <translation>Questionnaire</translation>
    </message>
    <message>
        <source>收到的问卷</source>
        <translation>Forms received</translation>
    </message>
    <message>
        <source>逐题结果</source>
        <translation>Results by question</translation>
    </message>
    <message>
        <source>按楼看</source>
        <translation>By building</translation>
    </message>
    <message>
        <source>抽样要求</source>
        <translation>Rules of the sample</translation>
    </message>
    <message>
        <source>居民和设计师</source>
        <translation>Residents and designer</translation>
    </message>
    <message>
        <source>录入</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>收到的</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Outcome</translation>
    </message>
    <message>
        <source>按楼</source>
        <translation>By building</translation>
    </message>
    <message>
        <source>抽样</source>
        <translation>Sample</translation>
    </message>
    <message>
        <source>与设计师比</source>
        <translation>Beside designer</translation>
    </message>
    <message>
        <source>移出这份</source>
        <translation>Take out</translation>
    </message>
    <message>
        <source>移出这份问卷（Delete）</source>
        <translation>Take this form out (Delete)</translation>
    </message>
    <message>
        <source>填进满意度指标</source>
        <translation>Fill the indicator</translation>
    </message>
    <message>
        <source>把有效和满意的份数填进问居民满意度的指标</source>
        <translation>Give valid and satisfied forms to the indicator that asks for them</translation>
    </message>
    <message>
        <source>改造前还是改造后</source>
        <translation>Before or after the works</translation>
    </message>
    <message>
        <source>收表…</source>
        <translation>Take in…</translation>
    </message>
    <message>
        <source>收填好的表、网上问卷或手机的数据</source>
        <translation>Take in filled tables, online surveys or data of phones</translation>
    </message>
    <message>
        <source>发表</source>
        <translation>Give out</translation>
    </message>
    <message>
        <source>印空白问卷，写可填的 Excel 或手机用的表</source>
        <translation>Print a blank form, write an Excel to fill or a form for phones</translation>
    </message>
    <message>
        <source>空白问卷（PDF）…</source>
        <translation>Blank form (PDF)…</translation>
    </message>
    <message>
        <source>可填的 Excel…</source>
        <translation>Excel to fill…</translation>
    </message>
    <message>
        <source>手机用的表（XLSForm）…</source>
        <translation>Form for phones (XLSForm)…</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>来自</source>
        <translation>From</translation>
    </message>
    <message>
        <source>答了</source>
        <translation>Answers</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Enter 打开来改</source>
        <translation>Enter opens it to correct</translation>
    </message>
    <message>
        <source>题</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>评分</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>满意、同意</source>
        <translation>Content, agree</translation>
    </message>
    <message>
        <source>要求</source>
        <translation>Rule</translation>
    </message>
    <message>
        <source>依据</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>指标</source>
        <translation>Indicators</translation>
    </message>
    <message>
        <source>居民</source>
        <translation>Residents</translation>
    </message>
    <message>
        <source>设计师</source>
        <translation>Designer</translation>
    </message>
    <message>
        <source>相差</source>
        <translation>Gap</translation>
    </message>
    <message>
        <source>回答数</source>
        <translation>Answers</translation>
    </message>
    <message>
        <source>楼栋</source>
        <translation>Building</translation>
    </message>
    <message>
        <source>份数</source>
        <translation>Forms</translation>
    </message>
    <message>
        <source>这份录好了，一共 {0} 份</source>
        <translation>Kept; {0} forms in all</translation>
    </message>
    <message>
        <source>移出这份问卷</source>
        <translation>Take this form out</translation>
    </message>
    <message>
        <source>为什么移出？写一句理由。</source>
        <translation>Why? Give a reason.</translation>
    </message>
</context>
<context>
    <name>GivenDialog</name>
    <message>
        <source>给同事</source>
        <translation>Give to a colleague</translation>
    </message>
    <message>
        <source>打开所在文件夹</source>
        <translation>Open the folder</translation>
    </message>
    <message>
        <source>复制路径</source>
        <translation>Copy the path</translation>
    </message>
    <message>
        <source>交接单…</source>
        <translation>Handover slip…</translation>
    </message>
    <message>
        <source>由核验过的包做一页交接单，两人签字</source>
        <translation>Make a handover slip of the checked bundle, one page for two to sign</translation>
    </message>
    <message>
        <source>好</source>
        <translation>OK</translation>
    </message>
</context>
<context>
    <name>GivingActs</name>
    <message>
        <source>给同事</source>
        <translation>Give to a colleague</translation>
    </message>
    <message>
        <source>放进发件箱</source>
        <translation>Into the outbox</translation>
    </message>
    <message>
        <source>已放进发件箱，经“{0}”送出</source>
        <translation>In the outbox, to go by “{0}”</translation>
    </message>
    <message>
        <source>-交接单</source>
        <translation>-handover slip</translation>
    </message>
    <message>
        <source>交接单</source>
        <translation>Handover slip</translation>
    </message>
    <message>
        <source>已做成交接单：{0}</source>
        <translation>Made the handover slip {0}</translation>
    </message>
</context>
<context>
    <name>GivingDialog</name>
    <message>
        <source>给同事</source>
        <translation>Give to a colleague</translation>
    </message>
    <message>
        <source>只带办公室还没有的（按 {0} 的回执）</source>
        <translation>Only what the office lacks (by the receipt of {0})</translation>
    </message>
    <message>
        <source>照片先给小图，原图以后再给（发微信、邮件）</source>
        <translation>Smaller pictures now, the originals later (for WeChat, mail)</translation>
    </message>
    <message>
        <source>带上给人看的文件：体检报告、方案、台账</source>
        <translation>With papers for people: diagnosis, plan, ledgers</translation>
    </message>
    <message>
        <source>带上个人信息（姓名、电话、表决），共 {0} 项</source>
        <translation>With personal values (names, phones, votes): {0}</translation>
    </message>
    <message>
        <source>送到哪里</source>
        <translation>Where to</translation>
    </message>
    <message>
        <source>存成文件，自己带去</source>
        <translation>As a file, to be carried</translation>
    </message>
    <message>
        <source>经“{0}”交给办公室</source>
        <translation>To the office by “{0}”</translation>
    </message>
    <message>
        <source>存到…</source>
        <translation>Save to…</translation>
    </message>
    <message>
        <source>放进发件箱</source>
        <translation>Into the outbox</translation>
    </message>
    <message>
        <source>没有照片可带；带登记、答案和改动记录。</source>
        <translation>There are no photos to take along; register, answers and the record of changes travel.</translation>
    </message>
    <message>
        <source>{0} 张照片的原图都不在这里，带小图，共 {1}。</source>
        <translation>The originals of all {0} photos are elsewhere; their smaller pictures travel, {1} together.</translation>
    </message>
    <message>
        <source>照片原图 {0} 张，{1}；全给小图约 {2}。超过 4 GB 自动分成几个文件。</source>
        <translation>{0} original photos, {1}; small pictures only, about {2}. Beyond 4 GB it becomes several files.</translation>
    </message>
    <message>
        <source>另有 {0} 张的原图不在这里，只带小图，{1}。</source>
        <translation> The originals of {0} more are elsewhere: only their smaller pictures travel, {1}.</translation>
    </message>
</context>
<context>
    <name>GivingFiles</name>
    <message>
        <source>写好了：{0}</source>
        <translation>Written: {0}</translation>
    </message>
</context>
<context>
    <name>GuidePanel</name>
    <message>
        <source>怎么看</source>
        <translation>How to look</translation>
    </message>
    <message>
        <source>{0}。按 F6 同上次</source>
        <translation>{0}. F6: same as last time</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>已办</source>
        <translation>Dealt with</translation>
    </message>
    <message>
        <source>佐证</source>
        <translation>Evidence</translation>
    </message>
    <message>
        <source>综合得分</source>
        <translation>Total score</translation>
    </message>
    <message>
        <source>报告</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>给同事</source>
        <translation>Give to a colleague</translation>
    </message>
    <message>
        <source>收同事的</source>
        <translation>Take from a colleague</translation>
    </message>
    <message>
        <source> · 已封存</source>
        <translation> · sealed</translation>
    </message>
    <message>
        <source>{0} · {1} 栋 {2} 个单元{3}</source>
        <translation>{0} · {1} buildings, {2} entrances{3}</translation>
    </message>
    <message>
        <source>红旗 {0}</source>
        <translation>Red flags: {0}</translation>
    </message>
</context>
<context>
    <name>HistoryActs</name>
    <message>
        <source>先到一项、一个登记项或一张照片上，再看它的改动记录</source>
        <translation>Go to an item, a register field or a photo first, then look at its history</translation>
    </message>
    <message>
        <source>还没有封存过；先选一个别的时刻来比</source>
        <translation>Nothing was sealed yet; choose another moment to compare with</translation>
    </message>
</context>
<context>
    <name>HistoryDialog</name>
    <message>
        <source>改动记录</source>
        <translation>History</translation>
    </message>
    <message>
        <source>这一次改动</source>
        <translation>This change</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>谁</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>哪一格</source>
        <translation>Which cell</translation>
    </message>
    <message>
        <source>写的是</source>
        <translation>It said</translation>
    </message>
    <message>
        <source>后来</source>
        <translation>Since then</translation>
    </message>
    <message>
        <source>↑ ↓ 选一行，Enter 恢复；恢复也是一次改动，Ctrl+Z 撤销</source>
        <translation>↑ ↓ choose a row, Enter restores it; that is a change too, Ctrl+Z undoes it</translation>
    </message>
    <message>
        <source>恢复这个值</source>
        <translation>Restore this value</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>写过 {0} 次，新的在上；时间是当时那台电脑的时钟，换算成本机时区</source>
        <translation>Written {0} times, the latest first; times are what the clock of that computer said, in this machine&apos;s time zone</translation>
    </message>
    <message>
        <source>这里还没有写过</source>
        <translation>Nothing was written here yet</translation>
    </message>
    <message>
        <source>{0} 在电脑 {1}</source>
        <translation>{0} on computer {1}</translation>
    </message>
    <message>
        <source>当时这台电脑的时钟不准，次序以记录为准</source>
        <translation>the clock of that computer was wrong; the order is that of the log</translation>
    </message>
    <message>
        <source>由撤销或重做写回</source>
        <translation>written by undo or redo</translation>
    </message>
    <message>
        <source>理由：{0}</source>
        <translation>Reason: {0}</translation>
    </message>
    <message>
        <source>已恢复，Ctrl+Z 撤销</source>
        <translation>Restored, Ctrl+Z undoes it</translation>
    </message>
</context>
<context>
    <name>ImportPlan</name>
    <message>
        <source>不收</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>改动</source>
        <translation>Changed</translation>
    </message>
    <message>
        <source>请看一眼</source>
        <translation>Please look</translation>
    </message>
    <message>
        <source>新登记</source>
        <translation>New</translation>
    </message>
    <message>
        <source>新填</source>
        <translation>Filled in</translation>
    </message>
    <message>
        <source>换个读法</source>
        <translation>Read as</translation>
    </message>
    <message>
        <source>不变</source>
        <translation>No change</translation>
    </message>
</context>
<context>
    <name>InPlanActs</name>
    <message>
        <source>先到一项或一条清单上，再到方案里看它的措施</source>
        <translation>Go to an item or a line of the 36 first, then to its measures</translation>
    </message>
    <message>
        <source>方案里没有和它有关的措施</source>
        <translation>The plan has no measure about it</translation>
    </message>
</context>
<context>
    <name>InboxScreen</name>
    <message>
        <source>选收件箱…</source>
        <translation>Choose the inbox…</translation>
    </message>
    <message>
        <source>从文件夹收，或从传送方式收</source>
        <translation>From a folder, or by a way</translation>
    </message>
    <message>
        <source>现在收</source>
        <translation>Take now</translation>
    </message>
    <message>
        <source>一直看着</source>
        <translation>Watch</translation>
    </message>
    <message>
        <source>收件进度</source>
        <translation>Progress of taking</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>交换包</source>
        <translation>Bundle</translation>
    </message>
    <message>
        <source>小区</source>
        <translation>Estate</translation>
    </message>
    <message>
        <source>签名</source>
        <translation>Signature</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Outcome</translation>
    </message>
    <message>
        <source>收到的交换包</source>
        <translation>Bundles that arrived</translation>
    </message>
    <message>
        <source>退件：{0}</source>
        <translation>Set aside: {0}</translation>
    </message>
    <message>
        <source>收下，没有新内容</source>
        <translation>Taken, nothing new</translation>
    </message>
    <message>
        <source>收下：新变更 {0} 条，新照片 {1} 张</source>
        <translation>Taken; new changes: {0}, new photos: {1}</translation>
    </message>
    <message>
        <source>，待裁定 {0} 处</source>
        <translation>, {0} contested</translation>
    </message>
    <message>
        <source>这一包</source>
        <translation>This bundle</translation>
    </message>
    <message>
        <source>放回去再收</source>
        <translation>Put back and take again</translation>
    </message>
    <message>
        <source>把这一包放回收件箱再收一次</source>
        <translation>Put this bundle back into the inbox and take it again</translation>
    </message>
    <message>
        <source>登记这台电脑…</source>
        <translation>Vouch for this computer…</translation>
    </message>
    <message>
        <source>回执已送回“{0}”。</source>
        <translation>The receipt went back to “{0}”.</translation>
    </message>
    <message>
        <source>经“{0}”，回执也从那里回</source>
        <translation>By “{0}”; receipts go back there</translation>
    </message>
    <message>
        <source>还没有选收件箱</source>
        <translation>No inbox was chosen yet</translation>
    </message>
    <message>
        <source>还没有收过交换包。先选收件箱（U 盘或共享文件夹），再按“现在收”；收好的移到 taken，退件移到 quarantine。</source>
        <translation>No bundle was taken yet. Choose the inbox (a stick or shared folder), then “Take now”; what was taken moves to taken, what was set aside to quarantine.</translation>
    </message>
    <message>
        <source>签名：{0}</source>
        <translation>Signature: {0}</translation>
    </message>
    <message>
        <source>还缺 {0} 条变更，对方下次交换后会自动补齐。</source>
        <translation>Changes still missing: {0}; their next exchange brings them.</translation>
    </message>
    <message>
        <source>索引现在连不上：档案库已收下，索引以后补上。</source>
        <translation>The index is away: the archive has it, the index catches up later.</translation>
    </message>
    <message>
        <source>回执写在：{0}</source>
        <translation>Receipt written to {0}</translation>
    </message>
    <message>
        <source>回执已不在收件箱里，多半已被取走。</source>
        <translation>The receipt is no longer in the inbox; it was probably fetched.</translation>
    </message>
    <message>
        <source>现在放在：{0}</source>
        <translation>It lies in {0}</translation>
    </message>
    <message>
        <source>文件夹…</source>
        <translation>Folder…</translation>
    </message>
    <message>
        <source>传送方式…</source>
        <translation>Ways of transport…</translation>
    </message>
    <message>
        <source>交换包放在哪个文件夹</source>
        <translation>The folder where bundles arrive</translation>
    </message>
    <message>
        <source>{0} {1}%</source>
        <translation>{0} {1} %</translation>
    </message>
    <message>
        <source>收下 {0} 包，退在一边 {1} 包。</source>
        <translation>{0} taken, {1} set aside.</translation>
    </message>
    <message>
        <source>停下</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>不看了</source>
        <translation>Stop watching</translation>
    </message>
    <message>
        <source>{0} 过 {1} 秒再看。</source>
        <translation>{0} Looked at again in {1} seconds.</translation>
    </message>
    <message>
        <source>正在看着，每 {0} 秒看一次；已收下 {1} 包，退在一边 {2} 包，还等着 {3} 包</source>
        <translation>Watching, a look every {0} seconds; {1} taken, {2} set aside, {3} waiting</translation>
    </message>
    <message>
        <source>正在看“{0}”那里有什么</source>
        <translation>Looking at what lies at “{0}”</translation>
    </message>
    <message>
        <source>正在收：已办 {0} 包，还有 {1} 包</source>
        <translation>Taking: {0} done, {1} to go</translation>
    </message>
    <message>
        <source>收件箱里等着 {0} 包</source>
        <translation>Bundles waiting in the inbox: {0}</translation>
    </message>
</context>
<context>
    <name>InputBoxes</name>
    <message>
        <source>建议 {0}</source>
        <translation>try {0}</translation>
    </message>
</context>
<context>
    <name>InterviewScreen</name>
    <message>
        <source>Enter 下一格 · Shift+Enter 上一格 · F3 下一处没问的 · F8 不清楚 · 资料按 1 2 3</source>
        <translation>Enter next box · Shift+Enter back · F3 next open question · F8 not known · papers 1 2 3</translation>
    </message>
    <message>
        <source>谁说的</source>
        <translation>Said by</translation>
    </message>
    <message>
        <source>写职务或单位，不写人名；每个答案都记下是谁说的</source>
        <translation>A role or an office, never a person&apos;s name; every answer keeps who said it</translation>
    </message>
    <message>
        <source>职务或单位，如物业经理；不写人名</source>
        <translation>Role or office, no person&apos;s name</translation>
    </message>
    <message>
        <source>只看没问的</source>
        <translation>Only what is open</translation>
    </message>
    <message>
        <source>不清楚</source>
        <translation>Not known</translation>
    </message>
    <message>
        <source>问了，对方不清楚（F8）</source>
        <translation>They were asked and did not know (F8)</translation>
    </message>
    <message>
        <source>问了 {0} 项，共 {1} 项</source>
        <translation>{0} of {1} asked</translation>
    </message>
    <message>
        <source>{0}不清楚</source>
        <translation>{0}: not known</translation>
    </message>
    <message>
        <source>对方</source>
        <translation>Theirs</translation>
    </message>
    <message>
        <source>资料请按 1 拿到了、2 会给、3 没有</source>
        <translation>For a paper press 1 here, 2 promised, 3 none</translation>
    </message>
    <message>
        <source>都问过了</source>
        <translation>Everything is asked</translation>
    </message>
</context>
<context>
    <name>ItemCard</name>
    <message>
        <source>底线项</source>
        <translation>bottom line</translation>
    </message>
    <message>
        <source>得分</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>不适用</source>
        <translation>Not applicable</translation>
    </message>
    <message>
        <source>看不到</source>
        <translation>Unseen</translation>
    </message>
    <message>
        <source>合格</source>
        <translation>Fine</translation>
    </message>
    <message>
        <source>不适用或看不到的理由</source>
        <translation>Why it does not apply or cannot be seen</translation>
    </message>
    <message>
        <source>理由</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>怎么得来的</source>
        <translation>How it is known</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>谁说的：职务或单位，不写人名</source>
        <translation>Said by: role or office, no person&apos;s name</translation>
    </message>
    <message>
        <source>谁说的</source>
        <translation>Said by</translation>
    </message>
</context>
<context>
    <name>ItemRow</name>
    <message>
        <source>{0} 等级</source>
        <translation>{0}: grade</translation>
    </message>
    <message>
        <source>不适用的理由</source>
        <translation>Why it does not apply</translation>
    </message>
    <message>
        <source>看不到的理由</source>
        <translation>Why it cannot be seen</translation>
    </message>
    <message>
        <source>按 1–5 选等级</source>
        <translation>1–5 picks a grade</translation>
    </message>
    <message>
        <source>{0} 是建议，Enter 采用</source>
        <translation>{0} is suggested; Enter takes it</translation>
    </message>
</context>
<context>
    <name>KeyHints</name>
    <message>
        <source>下一格</source>
        <translation>Next box</translation>
    </message>
    <message>
        <source>下一处</source>
        <translation>Next place</translation>
    </message>
    <message>
        <source>未填</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>合格</source>
        <translation>In order</translation>
    </message>
    <message>
        <source>看不到</source>
        <translation>Not seen</translation>
    </message>
    <message>
        <source>整项</source>
        <translation>Whole item</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All keys</translation>
    </message>
</context>
<context>
    <name>KeyMap</name>
    <message>
        <source>全部快捷键</source>
        <translation>All keys</translation>
    </message>
    <message>
        <source>选等级</source>
        <translation>Pick a grade</translation>
    </message>
    <message>
        <source>勾选，这一项的第几个</source>
        <translation>Tick, the how-manieth of the item</translation>
    </message>
    <message>
        <source>下一格，或下一项</source>
        <translation>Next box, or next item</translation>
    </message>
    <message>
        <source>上一格</source>
        <translation>Previous box</translation>
    </message>
    <message>
        <source>上下项</source>
        <translation>Item above, below</translation>
    </message>
    <message>
        <source>在佐证照片上：</source>
        <translation>On the evidence photos:</translation>
    </message>
    <message>
        <source>在方案的措施上：</source>
        <translation>On measures of the plan:</translation>
    </message>
    <message>
        <source>列入或不列入所选</source>
        <translation>Take the selection in or out</translation>
    </message>
    <message>
        <source>第几年做，0 为不分年</source>
        <translation>Year, 0 for none</translation>
    </message>
    <message>
        <source>来由和作用，展开一组</source>
        <translation>Why, open a group</translation>
    </message>
    <message>
        <source>改工程量</source>
        <translation>Change quantities</translation>
    </message>
    <message>
        <source>加、移除 36 项以外的措施</source>
        <translation>Add, remove works outside the 36</translation>
    </message>
    <message>
        <source>在办公室：</source>
        <translation>In the office:</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>LedgerField</name>
    <message>
        <source>如 2026-11-27</source>
        <translation>as 2026-11-27</translation>
    </message>
</context>
<context>
    <name>LedgerSheets</name>
    <message>
        <source>台账写到哪里</source>
        <translation>Where to write the ledger</translation>
    </message>
    <message>
        <source>带上姓名吗</source>
        <translation>With names?</translation>
    </message>
    <message>
        <source>表里有姓名、电话或门牌号。要一起写出去吗？不带更稳妥。</source>
        <translation>It holds names, phones or door numbers. Write them too? Without is safer.</translation>
    </message>
    <message>
        <source>写台账</source>
        <translation>Writing the ledger</translation>
    </message>
    <message>
        <source>空白表</source>
        <translation>empty sheet</translation>
    </message>
    <message>
        <source>空白表写到哪里</source>
        <translation>Where to write the empty sheet</translation>
    </message>
    <message>
        <source>写空白表</source>
        <translation>Writing an empty sheet</translation>
    </message>
</context>
<context>
    <name>LedgersScreen</name>
    <message>
        <source>哪一本台账</source>
        <translation>Which ledger</translation>
    </message>
    <message>
        <source>登记一条</source>
        <translation>Enter a row</translation>
    </message>
    <message>
        <source>登记一条（Insert）</source>
        <translation>Enter a row (Insert)</translation>
    </message>
    <message>
        <source>导入表格…</source>
        <translation>Import a table…</translation>
    </message>
    <message>
        <source>写成表格…</source>
        <translation>Write a sheet…</translation>
    </message>
    <message>
        <source>加一本…</source>
        <translation>Add a ledger…</translation>
    </message>
    <message>
        <source>把自己做的一本台账（表包文件夹）加进来</source>
        <translation>Add a ledger of your own (the folder of its pack)</translation>
    </message>
    <message>
        <source>空白表…</source>
        <translation>Empty sheet…</translation>
    </message>
    <message>
        <source>印一张带去现场填：没办结的在前，下面是空行</source>
        <translation>Print a sheet to fill by hand: what is open first, then empty rows</translation>
    </message>
    <message>
        <source>筛选</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>筛选：编号、问题、单位、姓名……</source>
        <translation>Filter: number, problem, unit, name…</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>按什么汇总</source>
        <translation>Add up by</translation>
    </message>
    <message>
        <source>哪种台账</source>
        <translation>Which ledger</translation>
    </message>
    <message>
        <source>全部台账</source>
        <translation>All ledgers</translation>
    </message>
    <message>
        <source>列出这些小区</source>
        <translation>List these estates</translation>
    </message>
    <message>
        <source>列出这一行的小区，按回车也行</source>
        <translation>List the estates of this row; Enter does it too</translation>
    </message>
    <message>
        <source>导出 Excel…</source>
        <translation>Export to Excel…</translation>
    </message>
    <message>
        <source>哪里</source>
        <translation>Where</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>台账</source>
        <translation>Ledgers</translation>
    </message>
    <message>
        <source>没办结</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>逾期</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>最久（天）</source>
        <translation>Longest (days)</translation>
    </message>
    <message>
        <source>已办结</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>台账汇总</source>
        <translation>Ledgers added up</translation>
    </message>
    <message>
        <source>只看左边这一行的</source>
        <translation>Only those of the row at left</translation>
    </message>
    <message>
        <source>逾期的，最久的在前</source>
        <translation>Overdue, longest first</translation>
    </message>
    <message>
        <source>逾期天数</source>
        <translation>Days late</translation>
    </message>
    <message>
        <source>小区</source>
        <translation>Estate</translation>
    </message>
    <message>
        <source>哪一条</source>
        <translation>Row</translation>
    </message>
    <message>
        <source>事项</source>
        <translation>Matter</translation>
    </message>
    <message>
        <source>承办单位</source>
        <translation>Unit in charge</translation>
    </message>
    <message>
        <source>导出台账汇总</source>
        <translation>Export ledgers</translation>
    </message>
    <message>
        <source>已写出：{0}</source>
        <translation>Written: {0}</translation>
    </message>
    <message>
        <source>{0} · {1} 条</source>
        <translation>{0} · {1} rows</translation>
    </message>
    <message>
        <source>{0} · 逾期 {1} 条</source>
        <translation>{0} · {1} overdue</translation>
    </message>
    <message>
        <source>全部条目</source>
        <translation>All items</translation>
    </message>
    <message>
        <source>没办结的</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>逾期的</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>期限</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>；筛出 {0} 条</source>
        <translation>; {0} shown</translation>
    </message>
    <message>
        <source>；编号重了：{0}，在右边换一个</source>
        <translation>; numbers given twice: {0}, change one at right</translation>
    </message>
    <message>
        <source>自己做的台账在哪个文件夹</source>
        <translation>In which folder is your ledger</translation>
    </message>
</context>
<context>
    <name>LinesModel</name>
    <message>
        <source>会怎样</source>
        <translation>What happens</translation>
    </message>
    <message>
        <source>表格里</source>
        <translation>In the table</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>What it says</translation>
    </message>
</context>
<context>
    <name>ListedDialog</name>
    <message>
        <source>由名单建小区档案</source>
        <translation>Estates from a list</translation>
    </message>
    <message>
        <source>小区，或表里哪一行</source>
        <translation>Estate, or row of the list</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>What</translation>
    </message>
    <message>
        <source>名单里的小区和问题</source>
        <translation>Estates and faults of the list</translation>
    </message>
    <message>
        <source>建到文件夹…</source>
        <translation>Make them in…</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>MatchingPage</name>
    <message>
        <source>怎么认的</source>
        <translation>How recognised</translation>
    </message>
    <message>
        <source>{0} 的单位</source>
        <translation>Unit of {0}</translation>
    </message>
    <message>
        <source>表格的前几行</source>
        <translation>First rows of the table</translation>
    </message>
    <message>
        <source>要的列（* 必须有）</source>
        <translation>Wanted (* needed)</translation>
    </message>
    <message>
        <source>表里的哪一列</source>
        <translation>Column of the table</translation>
    </message>
    <message>
        <source>例如</source>
        <translation>For example</translation>
    </message>
    <message>
        <source>（没有）</source>
        <translation>(none)</translation>
    </message>
    <message>
        <source>{0}：表里的哪一列</source>
        <translation>{0}: which column of the table</translation>
    </message>
    <message>
        <source>没有用到的列：{0}</source>
        <translation>Columns not used: {0}</translation>
    </message>
    <message>
        <source>请选一列</source>
        <translation>Choose one</translation>
    </message>
    <message>
        <source>重复</source>
        <translation>Twice</translation>
    </message>
    <message>
        <source>数太小，像是万㎡，请看一眼</source>
        <translation>Small numbers: 10,000 ㎡ perhaps? Please look</translation>
    </message>
    <message>
        <source>列名</source>
        <translation>By name</translation>
    </message>
    <message>
        <source>列名相近</source>
        <translation>By part of its name</translation>
    </message>
    <message>
        <source>按内容猜的</source>
        <translation>Guessed from its content</translation>
    </message>
    <message>
        <source>上次这样对</source>
        <translation>As last time</translation>
    </message>
    <message>
        <source>您选的</source>
        <translation>Chosen by you</translation>
    </message>
</context>
<context>
    <name>MatrixModel</name>
    <message>
        <source>等级</source>
        <translation>Grade</translation>
    </message>
    <message>
        <source>结论</source>
        <translation>Finding</translation>
    </message>
    <message>
        <source>未填</source>
        <translation>Unanswered</translation>
    </message>
    <message>
        <source>提议 {0}</source>
        <translation>proposed {0}</translation>
    </message>
</context>
<context>
    <name>MatrixScreen</name>
    <message>
        <source>矩阵</source>
        <translation>Matrix</translation>
    </message>
    <message>
        <source>哪一级</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>看什么</source>
        <translation>What is shown</translation>
    </message>
    <message>
        <source>指标</source>
        <translation>Indicators</translation>
    </message>
    <message>
        <source>清单 36</source>
        <translation>The 36</translation>
    </message>
    <message>
        <source>各单元</source>
        <translation>Entrances</translation>
    </message>
    <message>
        <source>各楼栋</source>
        <translation>Buildings</translation>
    </message>
    <message>
        <source>小区</source>
        <translation>Estate</translation>
    </message>
    <message>
        <source>看不到…</source>
        <translation>Not seen…</translation>
    </message>
    <message>
        <source>不适用…</source>
        <translation>Not applicable…</translation>
    </message>
    <message>
        <source>到现场卡</source>
        <translation>To the place card</translation>
    </message>
    <message>
        <source>直接键入，Enter 往下 · Ctrl+Enter 所选都填 · Ctrl+D 往下填 · Ctrl+R 往右填 · Ctrl+C / Ctrl+V 与表格互贴 · Delete 清空</source>
        <translation>Just type, Enter goes down · Ctrl+Enter all chosen · Ctrl+D fill down · Ctrl+R fill right · Ctrl+C / Ctrl+V to and from a spreadsheet · Delete clears</translation>
    </message>
    <message>
        <source>按现场的筛选：{0} 行 {1} 列</source>
        <translation>Narrowed as the survey: {0} rows, {1} columns</translation>
    </message>
    <message>
        <source>诊断认为需改的必改条目 {0} 不列入，要写明理由。</source>
        <translation>The diagnosis asks for the must-fix items {0}; say why they are left out.</translation>
    </message>
    <message>
        <source>为什么不改</source>
        <translation>Why it is left out</translation>
    </message>
    <message>
        <source>已贴入 {0} 格</source>
        <translation>Cells pasted: {0}</translation>
    </message>
    <message>
        <source>第{0}行第{1}列</source>
        <translation>row {0}, column {1}</translation>
    </message>
    <message>
        <source>；{0} 处不合规，已按原样保存并标出：{1}</source>
        <translation>; {0} do not fit, kept as they are and marked: {1}</translation>
    </message>
    <message>
        <source>往右只填问法相同的格：等级、勾选、结论</source>
        <translation>To the right only cells that ask for the same are filled: grades, ticks, findings</translation>
    </message>
    <message>
        <source>看不到</source>
        <translation>Not seen</translation>
    </message>
    <message>
        <source>不适用</source>
        <translation>Not applicable</translation>
    </message>
    <message>
        <source>所选 {0} 项的理由；这几项原来填的会被取代，可以撤销。</source>
        <translation>The reason for {0} answers; what they say now is replaced, and can be undone.</translation>
    </message>
</context>
<context>
    <name>MeasureActs</name>
    <message>
        <source> 等 {0} 处</source>
        <translation> and more; places: {0}</translation>
    </message>
    <message>
        <source>诊断认为需改的必改条目 {0} 不列入，要写明理由（应改尽改）。</source>
        <translation>The diagnosis asks for {0}, must items; say why they are left out.</translation>
    </message>
    <message>
        <source>为什么不列入</source>
        <translation>Why it is left out</translation>
    </message>
    <message>
        <source>先选中不列入的措施，再写理由</source>
        <translation>Select measures that are left out first, then give the reason</translation>
    </message>
    <message>
        <source>先选中一条措施，再改它的工程量</source>
        <translation>Select a measure first, then change its quantities</translation>
    </message>
    <message>
        <source>先选价格表，才排得出最优方案</source>
        <translation>Choose a price book first: without prices there is no best plan</translation>
    </message>
    <message>
        <source>方案的图</source>
        <translation>The plan in pictures</translation>
    </message>
</context>
<context>
    <name>MeasureExplained</name>
    <message>
        <source>为什么</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>多少</source>
        <translation>How much</translation>
    </message>
    <message>
        <source>多少钱</source>
        <translation>For how much money</translation>
    </message>
    <message>
        <source>有什么用（预测；效果是表里的建议值，不是官方的）</source>
        <translation>What it does (predicted; the effects are PROPOSED by the pack, not official)</translation>
    </message>
    <message>
        <source>列入</source>
        <translation>in the plan</translation>
    </message>
    <message>
        <source>不列入</source>
        <translation>left out</translation>
    </message>
    <message>
        <source>理由：{0}</source>
        <translation>Reason: {0}</translation>
    </message>
    <message>
        <source>{0} {1}，{2} 分</source>
        <translation>{0} {1}, {2} points</translation>
    </message>
    <message>
        <source>要先做 {0} {1}</source>
        <translation>To be done after {0} {1}</translation>
    </message>
    <message>
        <source>还没有选价格表，算不出费用。</source>
        <translation>No price book is chosen yet, so there is no cost.</translation>
    </message>
    <message>
        <source>价格是示例，不得用于报批</source>
        <translation>The prices are an example, not for approval</translation>
    </message>
    <message>
        <source>合计 {0} 元</source>
        <translation>¥ {0} in all</translation>
    </message>
    <message>
        <source>{0} 出 {1} 元</source>
        <translation>{0} pays ¥ {1}</translation>
    </message>
    <message>
        <source>没有人出：{0} 元</source>
        <translation>Nobody pays ¥ {0}</translation>
    </message>
    <message>
        <source>{0} {1} {2} × {3} 元（{4}–{5}），预备费 {6}%，共 {7} 元；{8}</source>
        <translation>{0} {1} {2} × ¥ {3} ({4}–{5}), contingency {6} %, ¥ {7} in all; {8}</translation>
    </message>
    <message>
        <source>36 项以外的措施没有预测的效果。</source>
        <translation>Works outside the 36 have no predicted effect.</translation>
    </message>
    <message>
        <source>总分 {0}，和已列入的一起算</source>
        <translation>{0} points of the total, beside what is in the plan</translation>
    </message>
    <message>
        <source>没有哪一项的分因它而变。</source>
        <translation>It changes the score of no item.</translation>
    </message>
</context>
<context>
    <name>MeasureFilters</name>
    <message>
        <source>怎么分组</source>
        <translation>Grouped by</translation>
    </message>
    <message>
        <source>按条目</source>
        <translation>By item</translation>
    </message>
    <message>
        <source>按楼栋</source>
        <translation>By building</translation>
    </message>
    <message>
        <source>只看哪些</source>
        <translation>Items shown</translation>
    </message>
    <message>
        <source>全部措施</source>
        <translation>All measures</translation>
    </message>
    <message>
        <source>列入的</source>
        <translation>In the plan</translation>
    </message>
    <message>
        <source>不列入的</source>
        <translation>Left out</translation>
    </message>
    <message>
        <source>必改</source>
        <translation>Must fix</translation>
    </message>
    <message>
        <source>提升</source>
        <translation>Upgrade</translation>
    </message>
    <message>
        <source>限时解决</source>
        <translation>With a deadline</translation>
    </message>
    <message>
        <source>应改、限时而不列入的</source>
        <translation>Asked for, left out</translation>
    </message>
    <message>
        <source>缺理由的</source>
        <translation>Without a reason</translation>
    </message>
    <message>
        <source>缺价的</source>
        <translation>Without a price</translation>
    </message>
    <message>
        <source>36 项以外</source>
        <translation>outside the 36</translation>
    </message>
    <message>
        <source>待裁定的</source>
        <translation>Contested</translation>
    </message>
    <message>
        <source>只看哪里</source>
        <translation>Places shown</translation>
    </message>
    <message>
        <source>搜措施</source>
        <translation>Search measures</translation>
    </message>
    <message>
        <source>搜编号、名称、位置、理由</source>
        <translation>Code, name, place, reason</translation>
    </message>
    <message>
        <source>全部位置</source>
        <translation>All places</translation>
    </message>
</context>
<context>
    <name>MeasureWhyDialog</name>
    <message>
        <source>这条措施的来由和作用</source>
        <translation>Where this measure comes from, and what it does</translation>
    </message>
    <message>
        <source>↑ ↓ 选一行，Enter 到那一处</source>
        <translation>↑ ↓ choose a line, Enter goes there</translation>
    </message>
    <message>
        <source>到这一处</source>
        <translation>Go there</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>MeasureWords</name>
    <message>
        <source>{0} · 限时</source>
        <translation>{0} · urgent</translation>
    </message>
    <message>
        <source>必改</source>
        <translation>Must fix</translation>
    </message>
    <message>
        <source>提升</source>
        <translation>Upgrade</translation>
    </message>
    <message>
        <source>现场所填</source>
        <translation>said on site</translation>
    </message>
    <message>
        <source>测算</source>
        <translation>computed</translation>
    </message>
    <message>
        <source>改过</source>
        <translation>edited</translation>
    </message>
    <message>
        <source>缺价</source>
        <translation>no price</translation>
    </message>
    <message>
        <source>应改未列入，要写理由</source>
        <translation>asked for and left out: give a reason</translation>
    </message>
    <message>
        <source>不列入：{0}</source>
        <translation>left out: {0}</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source> 等 {0} 项</source>
        <translation> and others, {0} in all</translation>
    </message>
    <message>
        <source>已写理由：{0}</source>
        <translation>reason: {0}</translation>
    </message>
    <message>
        <source>费用 {0} 万元</source>
        <translation>cost ¥ {0} × 10,000</translation>
    </message>
    <message>
        <source>加 {0} 分</source>
        <translation>{0} points more</translation>
    </message>
    <message>
        <source>列入</source>
        <translation>in the plan</translation>
    </message>
    <message>
        <source>不列入</source>
        <translation>left out</translation>
    </message>
    <message>
        <source>36 项以外</source>
        <translation>outside the 36</translation>
    </message>
    <message>
        <source>列入 {0}/{1}</source>
        <translation>{0} of {1} in</translation>
    </message>
    <message>
        <source>空格把整组列入或不列入，→ 展开</source>
        <translation>Space takes the whole group in or out, → opens it</translation>
    </message>
    <message>
        <source>{0} 处应改未列入，要写理由</source>
        <translation>{0} asked for and left out: give a reason</translation>
    </message>
    <message>
        <source>未分年</source>
        <translation>no year yet</translation>
    </message>
    <message>
        <source>第{0}年</source>
        <translation>Year {0}</translation>
    </message>
</context>
<context>
    <name>MergingActs</name>
    <message>
        <source>另一份登记：小区档案或交换包</source>
        <translation>The other registration: an estate file or bundle</translation>
    </message>
    <message>
        <source>看看里面有什么</source>
        <translation>Looking at what is inside</translation>
    </message>
    <message>
        <source>合并重复登记</source>
        <translation>Join a second registration</translation>
    </message>
    <message>
        <source>合并…</source>
        <translation>Join…</translation>
    </message>
    <message>
        <source>不合并</source>
        <translation>Do not join</translation>
    </message>
    <message>
        <source>为什么是同一个小区</source>
        <translation>Why it is one estate</translation>
    </message>
    <message>
        <source>写明依据，例如：街道两次报送，同一门牌。</source>
        <translation>Say what shows it, for example: reported twice by the street, same address.</translation>
    </message>
    <message>
        <source>换到新版表包</source>
        <translation>Move to newer packs</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>知道了 Esc</source>
        <translation>Understood Esc</translation>
    </message>
</context>
<context>
    <name>Middle</name>
    <message>
        <source>回到这一处 Esc</source>
        <translation>Back to the place Esc</translation>
    </message>
    <message>
        <source>回到这一处</source>
        <translation>Back to the place</translation>
    </message>
</context>
<context>
    <name>MigrationDialog</name>
    <message>
        <source>换到新版表包</source>
        <translation>Move to newer packs</translation>
    </message>
    <message>
        <source>换到新版表包会怎样</source>
        <translation>What moving to newer packs does</translation>
    </message>
    <message>
        <source>改动后搬、留在原版和新问的</source>
        <translation>What is converted, parked or newly asked</translation>
    </message>
    <message>
        <source>会怎样</source>
        <translation>What happens</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>What</translation>
    </message>
    <message>
        <source>位置</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Caption</translation>
    </message>
    <message>
        <source>换（可整步撤销）</source>
        <translation>Move (can be undone)</translation>
    </message>
    <message>
        <source>不换</source>
        <translation>Leave it</translation>
    </message>
    <message>
        <source>表包文件夹…</source>
        <translation>Folder of packs…</translation>
    </message>
    <message>
        <source>用一个文件夹里的表包</source>
        <translation>Use the packs of a folder</translation>
    </message>
    <message>
        <source>表包在哪个文件夹</source>
        <translation>In which folder are the packs</translation>
    </message>
</context>
<context>
    <name>MoveDialog</name>
    <message>
        <source>人工调整</source>
        <translation>Move by hand</translation>
    </message>
    <message>
        <source>“{0}”现在排在第 {1} 位。定稿的排序不改，调整另记一笔：谁、何时、为什么。</source>
        <translation>“{0}” is in place {1} now. What was frozen stays; the move is kept beside it: who, when and why.</translation>
    </message>
    <message>
        <source>调到第几位</source>
        <translation>To which place</translation>
    </message>
    <message>
        <source>理由</source>
        <translation>Reason</translation>
    </message>
</context>
<context>
    <name>NewBallot</name>
    <message>
        <source>开一次表决</source>
        <translation>Begin a ballot</translation>
    </message>
    <message>
        <source>表决什么</source>
        <translation>What is asked</translation>
    </message>
    <message>
        <source>哪一步之前</source>
        <translation>Before what</translation>
    </message>
    <message>
        <source>谁来表决</source>
        <translation>Whose vote it is</translation>
    </message>
    <message>
        <source>第几次</source>
        <translation>Which vote</translation>
    </message>
    <message>
        <source>开始</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>开始这次表决</source>
        <translation>Begin this ballot</translation>
    </message>
    <message>
        <source>不开了</source>
        <translation>Leave it</translation>
    </message>
    <message>
        <source>第 {0} 次</source>
        <translation>Vote {0}</translation>
    </message>
</context>
<context>
    <name>NewRoundDialog</name>
    <message>
        <source>开始新一轮</source>
        <translation>Begin another round</translation>
    </message>
    <message>
        <source>{0}的答案都留着，在新一轮里用灰字显示，没有变的按 F6 同上次，整处按 Shift+F6。新一轮从空白开始。</source>
        <translation>The answers of “{0}” stay and stand in grey in the new round: F6 takes one over as last time, Shift+F6 a whole place. The new round begins empty.</translation>
    </message>
    <message>
        <source>{0}还没有封存：封存后再开始，比较时才不会再变。</source>
        <translation>“{0}” is not sealed yet: seal it first, so that what is compared with cannot change any more.</translation>
    </message>
    <message>
        <source>表包换成新版：{0} {1} → {2}</source>
        <translation>A newer pack: {0} {1} → {2}</translation>
    </message>
    <message>
        <source>表包内容有改动：{0}</source>
        <translation>The content of a pack has changed: {0}</translation>
    </message>
    <message>
        <source>开始</source>
        <translation>Start</translation>
    </message>
</context>
<context>
    <name>OfficeActs</name>
    <message>
        <source>办公室 — RenoDesk</source>
        <translation>Office — RenoDesk</translation>
    </message>
    <message>
        <source>档案库的文件夹</source>
        <translation>The archive&apos;s folder</translation>
    </message>
    <message>
        <source>“{0}”里还没有档案库。要在这里新建一个吗？</source>
        <translation>There is no archive in “{0}” yet. Make one there?</translation>
    </message>
    <message>
        <source>新建档案库</source>
        <translation>New archive</translation>
    </message>
    <message>
        <source>打开档案库</source>
        <translation>Opening the archive</translation>
    </message>
</context>
<context>
    <name>OfficePage</name>
    <message>
        <source>选档案库…</source>
        <translation>Choose the archive…</translation>
    </message>
    <message>
        <source>本机文件夹…</source>
        <translation>Folder of this computer…</translation>
    </message>
    <message>
        <source>存储里的（共享盘、WebDAV、S3）…</source>
        <translation>In a store (share, WebDAV, S3)…</translation>
    </message>
    <message>
        <source>回现场</source>
        <translation>Back to the field</translation>
    </message>
    <message>
        <source>办公室</source>
        <translation>Office</translation>
    </message>
    <message>
        <source>办公室收各台电脑交来的交换包，合成一个档案库：一个小区一个文件，旁边一份索引，可以看全市、排序、入库、排年度计划。档案库是本机硬盘上的一个文件夹；几台电脑共用，就放在存储里。</source>
        <translation>The office takes in the bundles of all computers and merges them into an archive: one file for each estate, and an index beside them that shows the city, ranks, keeps the reserve and plans the year. An archive is a folder on this computer&apos;s disk; one that several computers share lies in a store.</translation>
    </message>
    <message>
        <source>打开存储里的档案库…</source>
        <translation>Open an archive in a store…</translation>
    </message>
    <message>
        <source>空的地方也可以：会在那里新建一个档案库。</source>
        <translation>An empty place will do: an archive is made there.</translation>
    </message>
    <message>
        <source>选档案库的文件夹…</source>
        <translation>Choose the archive&apos;s folder…</translation>
    </message>
    <message>
        <source>还没有选档案库</source>
        <translation>No archive was chosen yet</translation>
    </message>
    <message>
        <source>上次的档案库现在找不到：{0}</source>
        <translation>The last archive is not to be found now: {0}</translation>
    </message>
</context>
<context>
    <name>OnesTab</name>
    <message>
        <source>七个一</source>
        <translation>Seven ones</translation>
    </message>
    <message>
        <source>单位或文件，几个用顿号隔开</source>
        <translation>Units or papers, parted by 、</translation>
    </message>
    <message>
        <source>记为齐备</source>
        <translation>Found ready</translation>
    </message>
    <message>
        <source>七项都是“一”才能记为齐备</source>
        <translation>Each of the seven has to be exactly one</translation>
    </message>
    <message>
        <source>已记为齐备：{0}</source>
        <translation>Found ready on {0}</translation>
    </message>
    <message>
        <source>{0}/{1} 项是“一”</source>
        <translation>{0} of {1} are single</translation>
    </message>
    <message>
        <source>出处：{0}</source>
        <translation>Source: {0}</translation>
    </message>
    <message>
        <source>一</source>
        <translation>One</translation>
    </message>
    <message>
        <source>单位或文件</source>
        <translation>Unit or paper</translation>
    </message>
    <message>
        <source>是否单一</source>
        <translation>Single</translation>
    </message>
    <message>
        <source>是</source>
        <translation>yes</translation>
    </message>
</context>
<context>
    <name>Operations</name>
    <message>
        <source>“{0}”还没做完。停下它再继续吗？已经做好的都会留下。</source>
        <translation>“{0}” is not done yet. Stop it and go on? What it has done stays.</translation>
    </message>
    <message>
        <source>还有事在进行</source>
        <translation>Something is still running</translation>
    </message>
</context>
<context>
    <name>OrdersTab</name>
    <message>
        <source>点单排序</source>
        <translation>Ranked order</translation>
    </message>
    <message>
        <source>整份问卷里的点单也算在内；点单表在这里接着录，选项写 36 项前的数字，用空格隔开。</source>
        <translation>Orders in whole forms count too; type order sheets here: the numbers before the 36 works, parted by blanks.</translation>
    </message>
    <message>
        <source>名次</source>
        <translation>Rank</translation>
    </message>
    <message>
        <source>改造项</source>
        <translation>Work</translation>
    </message>
    <message>
        <source>想要</source>
        <translation>Want it</translation>
    </message>
    <message>
        <source>占比</source>
        <translation>Share</translation>
    </message>
    <message>
        <source>第一、二、三</source>
        <translation>1st, 2nd, 3rd</translation>
    </message>
    <message>
        <source>体检排序</source>
        <translation>Technical rank</translation>
    </message>
</context>
<context>
    <name>OutboxActs</name>
    <message>
        <source>发件箱：待发 {0}</source>
        <translation>Outbox: {0} to be sent</translation>
    </message>
    <message>
        <source>退回 {0}</source>
        <translation>{0} returned</translation>
    </message>
    <message>
        <source>发件箱：{0}</source>
        <translation>Outbox: {0}</translation>
    </message>
</context>
<context>
    <name>OutboxDialog</name>
    <message>
        <source>发件箱</source>
        <translation>Outbox</translation>
    </message>
    <message>
        <source>用“给同事…”选一种传送方式就放到这里。断了会接着送；办公室并入后，电脑上的这一份自动删掉。</source>
        <translation>“Give to a colleague…” with a way puts bundles here. After a break they go on; once the office has merged one, the copy here is deleted.</translation>
    </message>
    <message>
        <source>发件箱里的交换包</source>
        <translation>Bundles in the outbox</translation>
    </message>
    <message>
        <source>走到哪一步</source>
        <translation>How far</translation>
    </message>
    <message>
        <source>交换包</source>
        <translation>Bundle</translation>
    </message>
    <message>
        <source>怎么送</source>
        <translation>Way</translation>
    </message>
    <message>
        <source>大小</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>现在收发</source>
        <translation>Send and fetch now</translation>
    </message>
    <message>
        <source>送出待发的，取回回执</source>
        <translation>Send what is due, fetch receipts</translation>
    </message>
    <message>
        <source>再送一次</source>
        <translation>Send again</translation>
    </message>
    <message>
        <source>暂停</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>拿掉</source>
        <translation>Take out</translation>
    </message>
    <message>
        <source>从发件箱拿掉；小区档案不变，送到的不收回</source>
        <translation>Take out of the outbox; the estate stays as it is, and what was sent is not called back</translation>
    </message>
    <message>
        <source>传送方式…</source>
        <translation>Ways of transport…</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>发件箱是空的。用“给同事…”，送到哪里选一种传送方式，就放到这里，断了会接着送。</source>
        <translation>The outbox is empty. “Give…” with a way as its target puts a bundle here; after a break sending goes on.</translation>
    </message>
    <message>
        <source>发件箱是空的。打开一个小区，用“给同事…”，送到哪里选一种传送方式，就放到这里。</source>
        <translation>The outbox is empty. Open an estate and use “Give…” with a way as its target: the bundle is put here.</translation>
    </message>
    <message>
        <source>继续</source>
        <translation>Go on</translation>
    </message>
    <message>
        <source>“{0}”还没有送到办公室。要从发件箱拿掉吗？小区档案不变，以后可以重新给。</source>
        <translation>“{0}” is not with the office yet. Take it out of the outbox? The estate stays as it is and can be given again.</translation>
    </message>
</context>
<context>
    <name>OutlinePane</name>
    <message>
        <source>这里要看的</source>
        <translation>To be seen here</translation>
    </message>
    <message>
        <source>编号、名称、拼音  Ctrl+F</source>
        <translation>Code, name, pinyin  Ctrl+F</translation>
    </message>
    <message>
        <source>搜索</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>筛选</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>位置</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>筛选后 {0} 处；合计仍按全部计</source>
        <translation>{0} spots left; totals are of everything</translation>
    </message>
    <message>
        <source>筛选 {0}</source>
        <translation>Filter {0}</translation>
    </message>
    <message>
        <source>分给…</source>
        <translation>Give to…</translation>
    </message>
</context>
<context>
    <name>OutlookPage</name>
    <message>
        <source>看哪些</source>
        <translation>Which lines</translation>
    </message>
    <message>
        <source>有问题的行不收，其余照收</source>
        <translation>Leave out the rows with problems, take the others</translation>
    </message>
    <message>
        <source>导入预览</source>
        <translation>Preview of the import</translation>
    </message>
    <message>
        <source>这一行</source>
        <translation>This line</translation>
    </message>
    <message>
        <source>有 {0} 处不能收，整张没有收。改好这些地方，或者回上一步换一列，再收。</source>
        <translation>Nothing is taken; faults: {0}. Mend them in the table, or go back and choose another column.</translation>
    </message>
    <message>
        <source>全部 {0}</source>
        <translation>All {0}</translation>
    </message>
</context>
<context>
    <name>OutlookSide</name>
    <message>
        <source>综合得分（预测）</source>
        <translation>Score (predicted)</translation>
    </message>
    <message>
        <source>费用</source>
        <translation>Cost</translation>
    </message>
    <message>
        <source>价格表…</source>
        <translation>Price books…</translation>
    </message>
    <message>
        <source>选价格表，或由本单位的表做一本</source>
        <translation>Choose a price book, or make one of your own table</translation>
    </message>
    <message>
        <source>提醒</source>
        <translation>Mind</translation>
    </message>
    <message>
        <source>谁出钱，万元</source>
        <translation>Who pays, ¥ 10,000</translation>
    </message>
    <message>
        <source>各方面得分，今天 → 做完以后（预测）</source>
        <translation>Score by aspect, today → after (predicted)</translation>
    </message>
    <message>
        <source>第{0}年资金，万元</source>
        <translation>Money of year {0}, ¥ 10,000</translation>
    </message>
    <message>
        <source>不限</source>
        <translation>no limit</translation>
    </message>
    <message>
        <source>列入 {0} 条，多 {1} 分。效果是表里的建议值，不是官方的。</source>
        <translation>{0} measures, {1} points more. The effects are PROPOSED by the pack, not official.</translation>
    </message>
    <message>
        <source>各年资金，万元（都空着是不限；填了的年份以外不安排）</source>
        <translation>Money of each year, ¥ 10,000 (all empty: no limit; years beyond those filled in get none)</translation>
    </message>
    <message>
        <source>还没有选价格表，算不出费用。</source>
        <translation>No price book is chosen yet, so there is no cost.</translation>
    </message>
    <message>
        <source>每户 {0} 元</source>
        <translation>¥ {0} a household</translation>
    </message>
    <message>
        <source>每㎡ {0} 元</source>
        <translation>¥ {0} a ㎡</translation>
    </message>
    <message>
        <source>缺口</source>
        <translation>Gap</translation>
    </message>
    <message>
        <source>已排 {0}</source>
        <translation>planned {0}</translation>
    </message>
    <message>
        <source>，超 {0}</source>
        <translation>, {0} over</translation>
    </message>
    <message>
        <source>，余 {0}</source>
        <translation>, {0} left</translation>
    </message>
    <message>
        <source>未分年 {0}</source>
        <translation>no year yet {0}</translation>
    </message>
    <message>
        <source>资金写成万元的数，例如 120 或 80.5</source>
        <translation>Write the money as a number of ¥ 10,000, such as 120 or 80.5</translation>
    </message>
</context>
<context>
    <name>OutsideWorkDialog</name>
    <message>
        <source>加一条 36 项以外的措施</source>
        <translation>Add a work outside the 36</translation>
    </message>
    <message>
        <source>改这条措施</source>
        <translation>Change this work</translation>
    </message>
    <message>
        <source>例如危楼先鉴定加固、立规矩的管理措施、与邻院共用的片区统筹。它有费用，没有预测的加分。</source>
        <translation>Such as an appraisal and strengthening, rules of management, or what is shared with the neighbours. It has a cost and no predicted points.</translation>
    </message>
    <message>
        <source>做什么</source>
        <translation>What is done</translation>
    </message>
    <message>
        <source>哪一类</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>在哪里</source>
        <translation>Where</translation>
    </message>
    <message>
        <source>费用，万元（不知道就空着）</source>
        <translation>Cost, ¥ 10,000 (empty if unknown)</translation>
    </message>
</context>
<context>
    <name>PaperActs</name>
    <message>
        <source>已有这个文件</source>
        <translation>The file is there already</translation>
    </message>
    <message>
        <source>“{0}”已经有了。要用新的替换吗？</source>
        <translation>“{0}” is there already. Replace it by the new one?</translation>
    </message>
    <message>
        <source>写出吗？</source>
        <translation>Write it?</translation>
    </message>
    <message>
        <source>海报要贴出去</source>
        <translation>The poster will hang in public</translation>
    </message>
    <message>
        <source>写文件：{0}</source>
        <translation>Writing: {0}</translation>
    </message>
    <message>
        <source>已写好：{0}</source>
        <translation>Written: {0}</translation>
    </message>
</context>
<context>
    <name>PaperChecking</name>
    <message>
        <source>PDF、Word、Excel (*.pdf *.docx *.xlsx)</source>
        <translation>PDF, Word, Excel (*.pdf *.docx *.xlsx)</translation>
    </message>
    <message>
        <source>核对哪个文件</source>
        <translation>Which paper is to be checked</translation>
    </message>
    <message>
        <source>核对文件</source>
        <translation>Check a paper</translation>
    </message>
</context>
<context>
    <name>PaperDialog</name>
    <message>
        <source>写文件</source>
        <translation>Write a paper</translation>
    </message>
    <message>
        <source>写什么</source>
        <translation>What</translation>
    </message>
    <message>
        <source>格式：{0}</source>
        <translation>Form: {0}</translation>
    </message>
    <message>
        <source>格式</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>哪个方案</source>
        <translation>Which plan</translation>
    </message>
    <message>
        <source>{0}（选定）</source>
        <translation>{0} (adopted)</translation>
    </message>
    <message>
        <source>章节</source>
        <translation>Sections</translation>
    </message>
    <message>
        <source>印在封面和页眉；可以不填</source>
        <translation>On cover and header; may be left out</translation>
    </message>
    <message>
        <source>单位名称</source>
        <translation>Office</translation>
    </message>
    <message>
        <source>PNG 或 JPEG 图片；可以不用</source>
        <translation>A PNG or JPEG picture; may be left out</translation>
    </message>
    <message>
        <source>标志</source>
        <translation>Logo</translation>
    </message>
    <message>
        <source>选标志图片</source>
        <translation>Choose the picture of the logo</translation>
    </message>
    <message>
        <source>末页附一页英文摘要</source>
        <translation>One page in English at the end</translation>
    </message>
    <message>
        <source>存到</source>
        <translation>Save as</translation>
    </message>
    <message>
        <source>选存到哪里</source>
        <translation>Choose where to save</translation>
    </message>
    <message>
        <source>全选</source>
        <translation>Select all</translation>
    </message>
    <message>
        <source>全不选</source>
        <translation>None</translation>
    </message>
    <message>
        <source>选…</source>
        <translation>Choose…</translation>
    </message>
    <message>
        <source>写出</source>
        <translation>Write</translation>
    </message>
    <message>
        <source>至少选一节</source>
        <translation>Choose at least one section</translation>
    </message>
    <message>
        <source>图片 (*.png *.jpg *.jpeg *.webp);;所有文件 (*)</source>
        <translation>Pictures (*.png *.jpg *.jpeg *.webp);;All files (*)</translation>
    </message>
</context>
<context>
    <name>PaperStrip</name>
    <message>
        <source>1 拿到了</source>
        <translation>1 here</translation>
    </message>
    <message>
        <source>2 会给</source>
        <translation>2 promised</translation>
    </message>
    <message>
        <source>3 没有</source>
        <translation>3 none</translation>
    </message>
</context>
<context>
    <name>PeopleTab</name>
    <message>
        <source>人员与会议</source>
        <translation>People and meetings</translation>
    </message>
    <message>
        <source>姓名（不进记录和文件）</source>
        <translation>Name (kept out of log and papers)</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Organization</translation>
    </message>
    <message>
        <source>电话（不进记录和文件）</source>
        <translation>Phone (kept out of log and papers)</translation>
    </message>
    <message>
        <source>记下这个人</source>
        <translation>Keep this person</translation>
    </message>
    <message>
        <source>恳谈会</source>
        <translation>Meeting</translation>
    </message>
    <message>
        <source>哪一天</source>
        <translation>Which day</translation>
    </message>
    <message>
        <source>提出几件：施工、监理、设计</source>
        <translation>Raised: construction, supervision, design</translation>
    </message>
    <message>
        <source>办结几件：施工、监理、设计</source>
        <translation>Settled: construction, supervision, design</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>记下这次会</source>
        <translation>Keep this meeting</translation>
    </message>
    <message>
        <source>拿掉这次会</source>
        <translation>Take this meeting out</translation>
    </message>
    <message>
        <source>角色或会议</source>
        <translation>Role or meeting</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>提出 {0}，办结 {1}</source>
        <translation>{0} raised, {1} settled</translation>
    </message>
</context>
<context>
    <name>PhotoDrops</name>
    <message>
        <source>也用在 {0}</source>
        <translation>Also used at {0}</translation>
    </message>
    <message>
        <source>这张照片已经用在 {0}</source>
        <translation>This photo is used at {0} already</translation>
    </message>
</context>
<context>
    <name>PhotoGiving</name>
    <message>
        <source>复制了 {0} 张，可以粘贴到文件夹或邮件里</source>
        <translation>{0} photo(s) copied; paste them into a folder or a mail</translation>
    </message>
</context>
<context>
    <name>PhotoPairView</name>
    <message>
        <source>没有照片</source>
        <translation>No photo</translation>
    </message>
</context>
<context>
    <name>PhotoRoles</name>
    <message>
        <source>佐证</source>
        <translation>Evidence</translation>
    </message>
    <message>
        <source>改造前</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>改造后</source>
        <translation>After</translation>
    </message>
    <message>
        <source>资料</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>平面图</source>
        <translation>Site plan</translation>
    </message>
</context>
<context>
    <name>PhotoTaking</name>
    <message>
        <source>照片</source>
        <translation>Photos</translation>
    </message>
    <message>
        <source>全部文件</source>
        <translation>All files</translation>
    </message>
    <message>
        <source>选照片</source>
        <translation>Choose photos</translation>
    </message>
    <message>
        <source>选文件夹或存储卡</source>
        <translation>Choose a folder or card</translation>
    </message>
    <message>
        <source>收入照片</source>
        <translation>Taking photos in</translation>
    </message>
    <message>
        <source>剪贴板里没有图片</source>
        <translation>There is no picture on the clipboard</translation>
    </message>
    <message>
        <source>收入照片 {0} 张</source>
        <translation>Photos taken in: {0}</translation>
    </message>
    <message>
        <source>已有 {0} 张</source>
        <translation>{0} were there already</translation>
    </message>
    <message>
        <source>缩小了 {0} 张</source>
        <translation>{0} made smaller</translation>
    </message>
    <message>
        <source>跳过视频和附属文件 {0} 个</source>
        <translation>Videos and side files left aside: {0}</translation>
    </message>
    <message>
        <source>还有 {0} 张没读到：存储卡或文件夹不见了。插回后再收一次，已收的不会重复。</source>
        <translation>{0} more were not read: the card or folder is gone. Put it back and take it in again; what is here already is not taken twice.</translation>
    </message>
    <message>
        <source>{0} 个文件没有收：</source>
        <translation>Files not taken in: {0}</translation>
    </message>
    <message>
        <source>……另有 {0} 个</source>
        <translation>… and {0} more</translation>
    </message>
    <message>
        <source>照片原片超过 2 GB 了，档案复制、备份、邮寄都会慢。可以在设置里选“收入照片时缩小”。</source>
        <translation>The originals take more than 2 GB now; the file is slow to copy, back up and mail. Preferences can make photos smaller when they are taken in.</translation>
    </message>
</context>
<context>
    <name>PhotoViewer</name>
    <message>
        <source>看 V</source>
        <translation>Look V</translation>
    </message>
    <message>
        <source>箭头 A</source>
        <translation>Arrow A</translation>
    </message>
    <message>
        <source>椭圆 O</source>
        <translation>Ellipse O</translation>
    </message>
    <message>
        <source>方框 B</source>
        <translation>Box B</translation>
    </message>
    <message>
        <source>文字 T</source>
        <translation>Words T</translation>
    </message>
    <message>
        <source>序号 N</source>
        <translation>Number N</translation>
    </message>
    <message>
        <source>马赛克 M</source>
        <translation>Blur M</translation>
    </message>
    <message>
        <source>转 R</source>
        <translation>Turn R</translation>
    </message>
    <message>
        <source>向右转一次</source>
        <translation>Turn clockwise</translation>
    </message>
    <message>
        <source>缩小</source>
        <translation>Zoom out</translation>
    </message>
    <message>
        <source>放大</source>
        <translation>Zoom in</translation>
    </message>
    <message>
        <source>整张 0</source>
        <translation>Fit 0</translation>
    </message>
    <message>
        <source>看整张</source>
        <translation>Show the whole photo</translation>
    </message>
    <message>
        <source>上一张</source>
        <translation>Previous photo</translation>
    </message>
    <message>
        <source>下一张</source>
        <translation>Next photo</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Caption</translation>
    </message>
    <message>
        <source>照片说明</source>
        <translation>Caption of the photo</translation>
    </message>
    <message>
        <source>用途</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>照片用途</source>
        <translation>Role of the photo</translation>
    </message>
    <message>
        <source>这张照片用在</source>
        <translation>This photo is used at</translation>
    </message>
    <message>
        <source>不用在选中的地方</source>
        <translation>Not used at the chosen place</translation>
    </message>
    <message>
        <source>照片还在，可以撤销</source>
        <translation>The photo stays; it can be undone</translation>
    </message>
    <message>
        <source>也用在别处</source>
        <translation>Use it elsewhere too</translation>
    </message>
    <message>
        <source>位置和指标，如：3 2 照明</source>
        <translation>Place and item, such as: 3 2 A3.2</translation>
    </message>
    <message>
        <source>在平面图上看或标 P</source>
        <translation>On the site plan P</translation>
    </message>
    <message>
        <source>在平面图上看这张照片的点位，没有就标一个</source>
        <translation>Show this photo&apos;s pin on the site plan, or set one</translation>
    </message>
    <message>
        <source>改造前后对比…</source>
        <translation>Compare before and after…</translation>
    </message>
    <message>
        <source>待归位</source>
        <translation>to be filed</translation>
    </message>
    <message>
        <source>写短一些，例如：裂缝 3 mm</source>
        <translation>Keep it short, such as: crack 3 mm</translation>
    </message>
    <message>
        <source>写在照片上</source>
        <translation>Write on the photo</translation>
    </message>
    <message>
        <source>这一项在这里没有更早的照片可比</source>
        <translation>There is no earlier photo of this item here to compare with</translation>
    </message>
</context>
<context>
    <name>PhotoWords</name>
    <message>
        <source>没有时间</source>
        <translation>no time</translation>
    </message>
    <message>
        <source>还不知道在哪</source>
        <translation>Place not known yet</translation>
    </message>
    <message>
        <source>前</source>
        <translation>before</translation>
    </message>
    <message>
        <source>后</source>
        <translation>after</translation>
    </message>
    <message>
        <source>资料</source>
        <translation>paper</translation>
    </message>
    <message>
        <source>图</source>
        <translation>plan</translation>
    </message>
    <message>
        <source>标注</source>
        <translation>drawn on</translation>
    </message>
    <message>
        <source>缩小过</source>
        <translation>reduced</translation>
    </message>
    <message>
        <source>原图不在这里</source>
        <translation>original not here</translation>
    </message>
    <message>
        <source>可公开</source>
        <translation>public</translation>
    </message>
    <message>
        <source>{0} 张</source>
        <translation>Photos: {0}</translation>
    </message>
    <message>
        <source> 或 </source>
        <translation> or </translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>有 {0} 张，还差 {1} 张</source>
        <translation>{0} here, {1} missing</translation>
    </message>
    <message>
        <source>{0}：{1}</source>
        <translation>{0}: {1}</translation>
    </message>
    <message>
        <source>（按文件名）</source>
        <translation> (by its name)</translation>
    </message>
    <message>
        <source>（已按时差校正）</source>
        <translation> (clock corrected)</translation>
    </message>
    <message>
        <source>收入时从 {0} 缩小过，没有原大的片子</source>
        <translation>made smaller from {0} when taken in; there is no full-size original</translation>
    </message>
    <message>
        <source>选中 {0} 张</source>
        <translation>{0} chosen</translation>
    </message>
    <message>
        <source>放到 {0}</source>
        <translation>Goes to {0}</translation>
    </message>
    <message>
        <source>也许是 {0}</source>
        <translation>Perhaps {0}</translation>
    </message>
    <message>
        <source>拍的就是这处的现场表</source>
        <translation>It shows the field sheet of this place</translation>
    </message>
    <message>
        <source>前面拍了这处的现场表</source>
        <translation>The field sheet of this place was photographed before it</translation>
    </message>
    <message>
        <source>按“从这张起”说的位置</source>
        <translation>The place that was said to begin here</translation>
    </message>
    <message>
        <source>时间最近的记录在那里，相差{0}</source>
        <translation>The record nearest in time was made there,{0} apart</translation>
    </message>
    <message>
        <source>没有拍现场表，时间上也没有相近的记录。打字说出位置。</source>
        <translation>No field sheet before it and no record near in time. Type the place.</translation>
    </message>
    <message>
        <source> {0} 秒</source>
        <translation> {0} s</translation>
    </message>
    <message>
        <source> {0} 分钟</source>
        <translation> {0} min</translation>
    </message>
</context>
<context>
    <name>PhotosScreen</name>
    <message>
        <source>看哪些照片</source>
        <translation>Photos shown</translation>
    </message>
    <message>
        <source>有把握的都归位</source>
        <translation>File all that is sure</translation>
    </message>
    <message>
        <source>收入存储卡…</source>
        <translation>Take in a card…</translation>
    </message>
    <message>
        <source>收入一个文件夹或存储卡里的照片</source>
        <translation>Take in the photos of a folder or card</translation>
    </message>
    <message>
        <source>选照片</source>
        <translation>Choose photos</translation>
    </message>
    <message>
        <source>选照片…</source>
        <translation>Choose photos…</translation>
    </message>
    <message>
        <source>照片</source>
        <translation>Photos</translation>
    </message>
    <message>
        <source>Enter 归位 · 打字 找位置和指标 · 空格 放大 · Delete 不用这张 · Ctrl+Z 撤销</source>
        <translation>Enter files it · type to find place and item · Space enlarges · Delete leaves it out · Ctrl+Z undoes</translation>
    </message>
    <message>
        <source>位置和指标，如：3 2 照明</source>
        <translation>Place and item, such as: 3 2 A3.2</translation>
    </message>
    <message>
        <source>放到哪里</source>
        <translation>Where it goes</translation>
    </message>
    <message>
        <source>归位</source>
        <translation>File it</translation>
    </message>
    <message>
        <source>放到建议的位置（回车）</source>
        <translation>Put it where it is proposed (Enter)</translation>
    </message>
    <message>
        <source>从这张起</source>
        <translation>From here on</translation>
    </message>
    <message>
        <source>这张和后面的都在选中的位置</source>
        <translation>This one and what follows were taken at the chosen place</translation>
    </message>
    <message>
        <source>放回待归位</source>
        <translation>Back to the tray</translation>
    </message>
    <message>
        <source>拍到了时钟，照片时间可以校正：{0}</source>
        <translation>A clock was photographed; times can be corrected: {0}</translation>
    </message>
    <message>
        <source>待归位 {0}</source>
        <translation>To be filed {0}</translation>
    </message>
    <message>
        <source>全部 {0}</source>
        <translation>All {0}</translation>
    </message>
    <message>
        <source>有位置没有指标 {0}</source>
        <translation>Without an item {0}</translation>
    </message>
    <message>
        <source>资料 {0}</source>
        <translation>Papers {0}</translation>
    </message>
    <message>
        <source>平面图 {0}</source>
        <translation>Site plans {0}</translation>
    </message>
    <message>
        <source>{0}的位置 {1}</source>
        <translation>In the part of {0} {1}</translation>
    </message>
    <message>
        <source>这里没有照片</source>
        <translation>There are no photos here</translation>
    </message>
    <message>
        <source>没有待归位的照片。
把存储卡或文件夹拖到这里，或按 F7 选照片，或粘贴。</source>
        <translation>No photos wait to be filed.
Drop a card or folder here, press F7 to choose photos, or paste.</translation>
    </message>
    <message>
        <source>照片都归位了。</source>
        <translation>All photos are filed.</translation>
    </message>
    <message>
        <source>原片还没到</source>
        <translation>The original is not here yet</translation>
    </message>
    <message>
        <source>没有建议的位置：打字说出位置再回车</source>
        <translation>No place is proposed: type it and press Enter</translation>
    </message>
    <message>
        <source>归位 {0} 张，还有 {1} 张要看一看</source>
        <translation>{0} filed, {1} left to look at</translation>
    </message>
    <message>
        <source>从这张起都建议放到：{0}</source>
        <translation>From here on it is proposed: {0}</translation>
    </message>
    <message>
        <source>不用了 {0} 张，Ctrl+Z 可以撤销</source>
        <translation>{0} left out; Ctrl+Z undoes it</translation>
    </message>
</context>
<context>
    <name>PinLines</name>
    <message>
        <source>两人放的不一样</source>
        <translation>two people put it differently</translation>
    </message>
    <message>
        <source>{0} 号点位</source>
        <translation>Pin {0}</translation>
    </message>
</context>
<context>
    <name>PinSide</name>
    <message>
        <source>点位</source>
        <translation>Pins</translation>
    </message>
    <message>
        <source>还没标的问题</source>
        <translation>Problems without a pin</translation>
    </message>
    <message>
        <source>去看</source>
        <translation>Go there</translation>
    </message>
    <message>
        <source>去看所标的（回车）</source>
        <translation>Go to what it marks (Enter)</translation>
    </message>
    <message>
        <source>说明…</source>
        <translation>Words…</translation>
    </message>
    <message>
        <source>改这个点位的说明</source>
        <translation>Change the words of this pin</translation>
    </message>
    <message>
        <source>移除点位</source>
        <translation>Remove pin</translation>
    </message>
    <message>
        <source>移除这个点位（Delete），可以撤销</source>
        <translation>Remove this pin (Delete); it can be undone</translation>
    </message>
    <message>
        <source>找问题、位置或指标，如：3 2 照明</source>
        <translation>Find a problem, place or item: 3 2 light</translation>
    </message>
    <message>
        <source>找要标的问题、位置或指标</source>
        <translation>Find a problem, place or item to mark</translation>
    </message>
    <message>
        <source>标到图上</source>
        <translation>Mark on the plan</translation>
    </message>
    <message>
        <source>标到图上（回车），再点图上的位置</source>
        <translation>Mark on the plan (Enter), then click where it is</translation>
    </message>
    <message>
        <source>只写字…</source>
        <translation>Words alone…</translation>
    </message>
    <message>
        <source>标一个只写字的点位</source>
        <translation>Set a pin with words alone</translation>
    </message>
    <message>
        <source>点位 {0}</source>
        <translation>Pins {0}</translation>
    </message>
    <message>
        <source>待标 {0}</source>
        <translation>To mark {0}</translation>
    </message>
    <message>
        <source>还没标的问题 {0}</source>
        <translation>Problems without a pin {0}</translation>
    </message>
</context>
<context>
    <name>PlaceActs</name>
    <message>
        <source>上次没看到这一项</source>
        <translation>Last round did not see this item</translation>
    </message>
    <message>
        <source>上次没有可照填的项，或这里都填了</source>
        <translation>Last round has nothing to take over here, or all is answered</translation>
    </message>
    <message>
        <source>这里没填完的项都记“看不到”和这个理由，并列入回访；填上就自动移出回访。</source>
        <translation>Whatever is not complete here is “not seen” for this reason, and the place goes on the revisit list; answering takes it off.</translation>
    </message>
    <message>
        <source>{0} 进不去</source>
        <translation>{0} is locked</translation>
    </message>
    <message>
        <source>单元门锁着，没人应门</source>
        <translation>Entrance door locked, nobody answered</translation>
    </message>
    <message>
        <source>这里都填完了</source>
        <translation>Everything here is complete</translation>
    </message>
    <message>
        <source>没有同类的、已经填过的地方可以照填</source>
        <translation>There is no answered place of this kind to be like</translation>
    </message>
    <message>
        <source>{0} 照填</source>
        <translation>{0}: same as…</translation>
    </message>
    <message>
        <source>先选一栋楼</source>
        <translation>Go to a building first</translation>
    </message>
    <message>
        <source>同一类型的楼可以照一栋填，例如“砖混六层三单元”。给每栋同类的楼写上同一个类型。</source>
        <translation>Buildings of one type can be answered by one of them, for example “brick, six floors, three entrances”. Give each of them the same type.</translation>
    </message>
    <message>
        <source>建筑类型</source>
        <translation>Construction type</translation>
    </message>
    <message>
        <source>“{0}”的另外 {1} 栋照填</source>
        <translation>The other {1} of “{0}”: same as…</translation>
    </message>
    <message>
        <source>没有可照填的项</source>
        <translation>There is nothing to take over</translation>
    </message>
    <message>
        <source>填了 {0} 项；已有内容的 {1} 项没有动。Ctrl+Z 撤销</source>
        <translation>Filled in {0}; left {1} that say something already. Ctrl+Z undoes it</translation>
    </message>
</context>
<context>
    <name>PlaceCard</name>
    <message>
        <source>回访</source>
        <translation>Revisit</translation>
    </message>
    <message>
        <source>这一处怎么得来的</source>
        <translation>How this place is known</translation>
    </message>
    <message>
        <source>怎么得来的</source>
        <translation>How it is known</translation>
    </message>
    <message>
        <source>锁门…</source>
        <translation>Locked…</translation>
    </message>
    <message>
        <source>照填…</source>
        <translation>Same as…</translation>
    </message>
    <message>
        <source>同{0}…</source>
        <translation>Same as {0}…</translation>
    </message>
    <message>
        <source>回访：{0}</source>
        <translation>Revisit: {0}</translation>
    </message>
    <message>
        <source>{0} 没有“合格”一说，请逐格填</source>
        <translation>{0} has no “in order”; fill in each box</translation>
    </message>
</context>
<context>
    <name>PlaceTotals</name>
    <message>
        <source>各处的票</source>
        <translation>Voices by place</translation>
    </message>
    <message>
        <source>谁的票</source>
        <translation>Whose vote</translation>
    </message>
    <message>
        <source>总户数</source>
        <translation>Households</translation>
    </message>
    <message>
        <source>同意</source>
        <translation>Agree</translation>
    </message>
    <message>
        <source>反对</source>
        <translation>Against</translation>
    </message>
    <message>
        <source>弃权</source>
        <translation>Abstain</translation>
    </message>
    <message>
        <source>无效</source>
        <translation>Invalid</translation>
    </message>
    <message>
        <source>同意面积</source>
        <translation>Area that agrees</translation>
    </message>
    <message>
        <source>要核对的</source>
        <translation>To be checked</translation>
    </message>
</context>
<context>
    <name>Places</name>
    <message>
        <source>小区公共部分</source>
        <translation>Estate grounds</translation>
    </message>
    <message>
        <source>{name}单元</source>
        <translation>Entrance {name}</translation>
    </message>
</context>
<context>
    <name>PlanActs</name>
    <message>
        <source>先到一项或一张照片上，再到平面图上看它</source>
        <translation>Stand at an item or a photo first, then show it on the site plan</translation>
    </message>
</context>
<context>
    <name>PlanAdding</name>
    <message>
        <source>图片和 PDF</source>
        <translation>Pictures and PDF</translation>
    </message>
    <message>
        <source>全部文件</source>
        <translation>All files</translation>
    </message>
    <message>
        <source>选平面图</source>
        <translation>Choose a site plan</translation>
    </message>
    <message>
        <source>收入平面图</source>
        <translation>Taking the site plan in</translation>
    </message>
    <message>
        <source>PDF 的密码</source>
        <translation>Password of the PDF</translation>
    </message>
    <message>
        <source>取出第 {0} 页</source>
        <translation>Drawing page {0}</translation>
    </message>
    <message>
        <source>这张图已经是平面图了</source>
        <translation>This picture is a site plan already</translation>
    </message>
    <message>
        <source>平面图已收入，可以标点位了</source>
        <translation>The site plan is here; pins can be set</translation>
    </message>
</context>
<context>
    <name>PlanChartsDialog</name>
    <message>
        <source>方案的图</source>
        <translation>The plan in pictures</translation>
    </message>
    <message>
        <source>方案的图 · {0}</source>
        <translation>The plan in pictures · {0}</translation>
    </message>
    <message>
        <source>和方案文件里的一样；得分是预测，效果是表里的建议值。</source>
        <translation>As in the plan document; scores are predicted by effects the pack PROPOSES.</translation>
    </message>
    <message>
        <source>还没有可画的：先选价格表，列入措施。</source>
        <translation>Nothing to draw yet: choose a price book and take measures in.</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>PlanNotices</name>
    <message>
        <source>{0} 条两人所记不同，待裁定</source>
        <translation>Measures on which two people differ: {0}</translation>
    </message>
    <message>
        <source>{0} 条必改应改未列入，要写理由</source>
        <translation>Must items asked for and left out without a reason: {0}</translation>
    </message>
    <message>
        <source>{0} 条限时解决的没有列入</source>
        <translation>{0} with a deadline are left out</translation>
    </message>
    <message>
        <source>价格是示例，不得用于报批</source>
        <translation>The prices are an example, not for approval</translation>
    </message>
    <message>
        <source>{0} 条缺单价或工程量，费用还要多</source>
        <translation>Measures without a price or quantity, so the cost is more: {0}</translation>
    </message>
    <message>
        <source>第{0}年资金不够</source>
        <translation>The money of year {0} does not reach</translation>
    </message>
    <message>
        <source>财政资金大包大揽：居民和企业出的太少</source>
        <translation>Fiscal money carries everything: residents and firms pay too little</translation>
    </message>
    <message>
        <source>先后不对：{0}（第{1}年）应在 {2}（第{3}年）之后</source>
        <translation>Out of order: {0} (year {1}) should follow {2} (year {3})</translation>
    </message>
    <message>
        <source>先后不对的还有 {0} 处</source>
        <translation>{0} more out of order</translation>
    </message>
    <message>
        <source>开挖不止一年，请合并到一年：{0}</source>
        <translation>The ground is opened in more than one year; put it together: {0}</translation>
    </message>
</context>
<context>
    <name>PlanPageDialog</name>
    <message>
        <source>哪一页是平面图？</source>
        <translation>Which page is the site plan?</translation>
    </message>
    <message>
        <source>{0}，共 {1} 页</source>
        <translation>{0}, {1} pages</translation>
    </message>
    <message>
        <source>第 {0} 页</source>
        <translation>Page {0}</translation>
    </message>
    <message>
        <source>页码</source>
        <translation>Page</translation>
    </message>
</context>
<context>
    <name>PlanScreen</name>
    <message>
        <source>没有这样的措施。诊断提出整治建议，或现场定了需改，这里就有。</source>
        <translation>There are no such measures. They come from what the diagnosis proposes and what is said on site.</translation>
    </message>
    <message>
        <source>哪个方案</source>
        <translation>Which plan</translation>
    </message>
    <message>
        <source>方案比选…</source>
        <translation>Compare plans…</translation>
    </message>
    <message>
        <source>各方案并排比较，新建、更名、选定、移除</source>
        <translation>Plans side by side: copy, rename, adopt, remove</translation>
    </message>
    <message>
        <source>最优方案…</source>
        <translation>Best plan…</translation>
    </message>
    <message>
        <source>按价格和各年资金排出加分最多的方案</source>
        <translation>The plan with the most points for the prices and the money of each year</translation>
    </message>
    <message>
        <source>图…</source>
        <translation>Charts…</translation>
    </message>
    <message>
        <source>加分瀑布、费用、各年的图</source>
        <translation>Charts of points, cost and years</translation>
    </message>
    <message>
        <source>措施</source>
        <translation>Measure</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>工程量</source>
        <translation>Quantities</translation>
    </message>
    <message>
        <source>费用，万元</source>
        <translation>Cost, ¥ 10,000</translation>
    </message>
    <message>
        <source>加分</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>年度</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>为什么</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>列入/不列入</source>
        <translation>In / out</translation>
    </message>
    <message>
        <source>列入或不列入所选各行（空格）</source>
        <translation>Take the selected lines in, or leave them out (Space)</translation>
    </message>
    <message>
        <source>理由…</source>
        <translation>Reason…</translation>
    </message>
    <message>
        <source>所选各行为什么不列入</source>
        <translation>Why the selected lines are left out</translation>
    </message>
    <message>
        <source>工程量…</source>
        <translation>Quantities…</translation>
    </message>
    <message>
        <source>改这一条的工程量（F2）</source>
        <translation>Change the quantities of this line (F2)</translation>
    </message>
    <message>
        <source>为什么…</source>
        <translation>Why…</translation>
    </message>
    <message>
        <source>这一条的来由和作用（回车）</source>
        <translation>Where this line comes from and what it does (Enter)</translation>
    </message>
    <message>
        <source>加一条…</source>
        <translation>Add…</translation>
    </message>
    <message>
        <source>加一条 36 项以外的措施（Insert）</source>
        <translation>Add a work outside the 36 (Insert)</translation>
    </message>
    <message>
        <source>空格 列入 · 0–3 年度 · F2 工程量 · 回车 为什么</source>
        <translation>Space in or out · 0–3 year · F2 quantities · Enter why</translation>
    </message>
    <message>
        <source>方案的结果</source>
        <translation>What the plan comes to</translation>
    </message>
    <message>
        <source>（选定）</source>
        <translation> (adopted)</translation>
    </message>
    <message>
        <source>列入 {0} 条，共 {1} 条</source>
        <translation>{0} of {1} measures in the plan</translation>
    </message>
</context>
<context>
    <name>PlanView</name>
    <message>
        <source>还没有平面图。
加一张总平面图：图片，或 PDF 的一页；也可以把文件拖到这里。再从右边挑一个问题，点它在图上的位置，报告里就有问题点位图。</source>
        <translation>There is no site plan yet.
Add one: a picture, or a page of a PDF; or drop the file here. Then pick a problem on the right and click where it is: the report prints the plan with its pins.</translation>
    </message>
    <message>
        <source>加平面图…</source>
        <translation>Add a site plan…</translation>
    </message>
    <message>
        <source>加第一张平面图</source>
        <translation>Add the first site plan</translation>
    </message>
    <message>
        <source>用上一轮的平面图</source>
        <translation>Use the earlier round&apos;s plan</translation>
    </message>
    <message>
        <source>用前几轮的平面图，点位重新标</source>
        <translation>Use the plans of earlier rounds; pins are set anew</translation>
    </message>
    <message>
        <source>看哪张平面图</source>
        <translation>Which site plan</translation>
    </message>
    <message>
        <source>再加一张平面图：图片或 PDF</source>
        <translation>Add another site plan: a picture or PDF</translation>
    </message>
    <message>
        <source>改名、转向…</source>
        <translation>Name, turn…</translation>
    </message>
    <message>
        <source>给平面图改名、转向、画标注</source>
        <translation>Name, turn or draw on the plan</translation>
    </message>
    <message>
        <source>移除这张图</source>
        <translation>Remove plan</translation>
    </message>
    <message>
        <source>移除这张平面图，可以撤销</source>
        <translation>Remove this site plan; it can be undone</translation>
    </message>
    <message>
        <source>缩小</source>
        <translation>Zoom out</translation>
    </message>
    <message>
        <source>放大</source>
        <translation>Zoom in</translation>
    </message>
    <message>
        <source>整张</source>
        <translation>Whole</translation>
    </message>
    <message>
        <source>看整张</source>
        <translation>Show the whole photo</translation>
    </message>
    <message>
        <source>滚轮或 + − 缩放 · 方向键移动 · 回车放下或打开 · Delete 移除 · Esc 放弃</source>
        <translation>Wheel or + − zoom · arrows move · Enter sets or opens · Delete removes · Esc gives up</translation>
    </message>
    <message>
        <source>图 {0} {1}</source>
        <translation>Plan {0} {1}</translation>
    </message>
    <message>
        <source>平面图 {0}，点位 {1} 个</source>
        <translation>Site plan {0}, {1} pins</translation>
    </message>
</context>
<context>
    <name>PreferencesDialog</name>
    <message>
        <source>设置</source>
        <translation>Preferences</translation>
    </message>
    <message>
        <source>命令行也可以临时改：renodesk open 后加 --theme dark 之类，把指针停在名称上看写法。</source>
        <translation>For one run on the command line: renodesk open … --theme dark and so on; point at a name to see its flag.</translation>
    </message>
    <message>
        <source>全部恢复默认</source>
        <translation>All defaults</translation>
    </message>
    <message>
        <source>选…</source>
        <translation>Choose…</translation>
    </message>
    <message>
        <source>选文件夹：{0}</source>
        <translation>Choose a folder: {0}</translation>
    </message>
    <message>
        <source>选文件：{0}</source>
        <translation>Choose a file: {0}</translation>
    </message>
    <message>
        <source>默认</source>
        <translation>Default</translation>
    </message>
    <message>
        <source>恢复默认：{0}</source>
        <translation>Back to the default: {0}</translation>
    </message>
    <message>
        <source>一行一个文件夹</source>
        <translation>One folder a line</translation>
    </message>
    <message>
        <source>没有这个文件夹：{0}</source>
        <translation>No such folder: {0}</translation>
    </message>
    <message>
        <source>没有这个文件：{0}</source>
        <translation>There is no such file: {0}</translation>
    </message>
    <message>
        <source>图片 (*.png *.jpg *.jpeg *.webp);;所有文件 (*)</source>
        <translation>Pictures (*.png *.jpg *.jpeg *.webp);;All files (*)</translation>
    </message>
</context>
<context>
    <name>Preparing</name>
    <message>
        <source>街道的小区名单（可另有“楼栋”“分工”两张表）</source>
        <translation>The street office&apos;s list (sheets 楼栋 and 分工 may follow)</translation>
    </message>
    <message>
        <source>读名单</source>
        <translation>Reading the list</translation>
    </message>
    <message>
        <source>小区档案建到哪个文件夹</source>
        <translation>Folder for the estate files</translation>
    </message>
    <message>
        <source>由名单建小区档案</source>
        <translation>Estates from a list</translation>
    </message>
</context>
<context>
    <name>PriceBooksDialog</name>
    <message>
        <source>价格表</source>
        <translation>Price books</translation>
    </message>
    <message>
        <source>这一轮的费用按选中的价格表算，它的全文存进小区档案。可以由本单位的 .xlsx、.csv 表做一本。</source>
        <translation>The round is costed with the book that is chosen, whose whole text is kept in the estate file. One can be made of your own .xlsx or .csv table.</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>版本</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>地区</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>单价数</source>
        <translation>Prices</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Caption</translation>
    </message>
    <message>
        <source>有哪些价格表</source>
        <translation>Which price books there are</translation>
    </message>
    <message>
        <source>用哪个地区的价</source>
        <translation>Prices of which region</translation>
    </message>
    <message>
        <source>按哪天的价（年-月-日，空着是今天）</source>
        <translation>Prices of which day (YYYY-MM-DD, empty: today)</translation>
    </message>
    <message>
        <source>用这本</source>
        <translation>Use it</translation>
    </message>
    <message>
        <source>由表格做一本…</source>
        <translation>Make one of a table…</translation>
    </message>
    <message>
        <source>由 .xlsx、.csv 价格表做一本</source>
        <translation>Make one of a table of prices, .xlsx or .csv</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>（在用）</source>
        <translation> (in use)</translation>
    </message>
    <message>
        <source>（地方配置的）</source>
        <translation> (of the profile)</translation>
    </message>
    <message>
        <source>有 {0} 处不对，不能用</source>
        <translation>Things wrong: {0}; cannot be used</translation>
    </message>
    <message>
        <source>示例、不得用于报批</source>
        <translation>example, not for approval</translation>
    </message>
    <message>
        <source>单价自 {0} 起；来源：{1}</source>
        <translation>prices from {0}; source: {1}</translation>
    </message>
    <message>
        <source>费用按新的价格表算了，Ctrl+Z 撤销</source>
        <translation>Costed with the new book, Ctrl+Z takes it back</translation>
    </message>
    <message>
        <source>价格表格</source>
        <translation>Table of prices</translation>
    </message>
</context>
<context>
    <name>PriceTableDialog</name>
    <message>
        <source>由表格做价格表</source>
        <translation>A price book of a table</translation>
    </message>
    <message>
        <source>由 {0} 做价格表</source>
        <translation>A price book of {0}</translation>
    </message>
    <message>
        <source>表头要有编码（或条目名称）、单位、单价；有低价、高价、日期、地区、来源更好。有一处不对就都不收。</source>
        <translation>The header needs code (or item name), unit and price; low, high, date, region and source are welcome. With anything wrong nothing is taken.</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>适用地区</source>
        <translation>Region</translation>
    </message>
    <message>
        <source>没写来源的行，来源是</source>
        <translation>Source of rows without one</translation>
    </message>
    <message>
        <source>没写日期的行，自哪天起（年-月-日）</source>
        <translation>Day of rows without one (YYYY-MM-DD)</translation>
    </message>
    <message>
        <source>表里不对的地方</source>
        <translation>What is wrong in the table</translation>
    </message>
    <message>
        <source>收进来</source>
        <translation>Take it in</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>ProblemForm</name>
    <message>
        <source>整改情况</source>
        <translation>State</translation>
    </message>
    <message>
        <source>整治类型</source>
        <translation>Urgency</translation>
    </message>
    <message>
        <source>问题程度</source>
        <translation>Severity</translation>
    </message>
    <message>
        <source>治理难度</source>
        <translation>Difficulty</translation>
    </message>
    <message>
        <source>工程或管理</source>
        <translation>Works or management</translation>
    </message>
    <message>
        <source>时限，如 2027-05-31</source>
        <translation>Due, such as 2027-05-31</translation>
    </message>
    <message>
        <source>责任单位</source>
        <translation>Responsible</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>按手册</source>
        <translation>as the handbook says</translation>
    </message>
    <message>
        <source>没有选中的问题</source>
        <translation>No problem chosen</translation>
    </message>
    <message>
        <source>整治建议：{0}</source>
        <translation>Advice: {0}</translation>
    </message>
    <message>
        <source>还有 {0} 处没查清</source>
        <translation>Places still open: {0}</translation>
    </message>
    <message>
        <source>两人所记不同</source>
        <translation>Two people differ</translation>
    </message>
    <message>
        <source>句中空格：{0}</source>
        <translation>Blank of the sentence: {0}</translation>
    </message>
</context>
<context>
    <name>ProblemTables</name>
    <message>
        <source>问题</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>句子</source>
        <translation>Sentence</translation>
    </message>
    <message>
        <source>整治类型</source>
        <translation>Urgency</translation>
    </message>
    <message>
        <source>责任单位</source>
        <translation>Responsible</translation>
    </message>
    <message>
        <source>时限</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>整改情况</source>
        <translation>State</translation>
    </message>
    <message>
        <source>怎么问</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>没答的</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>答了的</source>
        <translation>Answered</translation>
    </message>
    <message>
        <source>{0} 处</source>
        <translation>{0}</translation>
    </message>
    <message>
        <source>指标项</source>
        <translation>Indicator</translation>
    </message>
    <message>
        <source>体检结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>手册</source>
        <translation>Handbook</translation>
    </message>
    <message>
        <source>指标树</source>
        <translation>Tree</translation>
    </message>
    <message>
        <source>一致吗，为什么</source>
        <translation>Do they agree, and why</translation>
    </message>
    <message>
        <source>位置</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>灯</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>亮着</source>
        <translation>State</translation>
    </message>
    <message>
        <source>由哪一项定</source>
        <translation>Decided by</translation>
    </message>
</context>
<context>
    <name>ProblemsScreen</name>
    <message>
        <source>看什么</source>
        <translation>What is shown</translation>
    </message>
    <message>
        <source>问题清单</source>
        <translation>Problem list</translation>
    </message>
    <message>
        <source>要问的</source>
        <translation>To ask</translation>
    </message>
    <message>
        <source>手册指标</source>
        <translation>Handbook indicators</translation>
    </message>
    <message>
        <source>五不</source>
        <translation>Five nots</translation>
    </message>
    <message>
        <source>六有</source>
        <translation>Six haves</translation>
    </message>
    <message>
        <source>只看限时解决</source>
        <translation>With a deadline only</translation>
    </message>
    <message>
        <source>只看没答的</source>
        <translation>Not answered only</translation>
    </message>
    <message>
        <source>手册的问题</source>
        <translation>The handbook&apos;s problems</translation>
    </message>
    <message>
        <source>这一行</source>
        <translation>This line</translation>
    </message>
    <message>
        <source>由人写的灯</source>
        <translation>A light for people to set</translation>
    </message>
    <message>
        <source>没写</source>
        <translation>not set</translation>
    </message>
    <message>
        <source>问题 {0} 个，限时解决 {1} 个；没查清 {2} 处</source>
        <translation>{0} problems, {1} with a deadline; {2} open</translation>
    </message>
    <message>
        <source>没有手册表包，列不出手册的问题。</source>
        <translation>There is no handbook pack, so its problems cannot be listed.</translation>
    </message>
    <message>
        <source>没有列出问题。没查清的在“要问的”里。</source>
        <translation>No problem is listed. What is open is under “To ask”.</translation>
    </message>
    <message>
        <source>这里没有要列的。</source>
        <translation>There is nothing to list here.</translation>
    </message>
    <message>
        <source>手册怎么数：{0}</source>
        <translation>How the handbook counts: {0}</translation>
    </message>
    <message>
        <source>依据：{0}</source>
        <translation>Standard: {0}</translation>
    </message>
    <message>
        <source>整治建议：{0}</source>
        <translation>Advice: {0}</translation>
    </message>
    <message>
        <source>出处：{0}</source>
        <translation>Source: {0}</translation>
    </message>
    <message>
        <source>“{0}”不是数</source>
        <translation>“{0}” is no number</translation>
    </message>
</context>
<context>
    <name>ProcedureScreen</name>
    <message>
        <source>程序</source>
        <translation>Procedure</translation>
    </message>
</context>
<context>
    <name>ProcedureTab</name>
    <message>
        <source>这一行</source>
        <translation>This line</translation>
    </message>
</context>
<context>
    <name>ProcedureTabs</name>
    <message>
        <source>步骤</source>
        <translation>Steps</translation>
    </message>
    <message>
        <source>七个一</source>
        <translation>Seven ones</translation>
    </message>
    <message>
        <source>五同步</source>
        <translation>Five together</translation>
    </message>
    <message>
        <source>人员与会议</source>
        <translation>People and meetings</translation>
    </message>
    <message>
        <source>审查</source>
        <translation>Review</translation>
    </message>
    <message>
        <source>资格</source>
        <translation>Eligibility</translation>
    </message>
    <message>
        <source>时间线</source>
        <translation>The way</translation>
    </message>
</context>
<context>
    <name>ProfileButton</name>
    <message>
        <source>用哪里的规则、门槛和程序；换一个会改变什么</source>
        <translation>Whose rules, thresholds and procedures hold; what another would change</translation>
    </message>
    <message>
        <source>没有选</source>
        <translation>not chosen</translation>
    </message>
    <message>
        <source>地方配置：{0}</source>
        <translation>Profile: {0}</translation>
    </message>
</context>
<context>
    <name>ProfilesDialog</name>
    <message>
        <source>地方配置</source>
        <translation>Profile of the place</translation>
    </message>
    <message>
        <source>用哪里的征求意见规则、门槛、程序和表包。先看会改变什么；换了可以撤销。</source>
        <translation>Whose rules of consent, thresholds, procedures and packs hold. See first what would change; it can be undone.</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>版本</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>依据</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>有哪些地方配置</source>
        <translation>Profiles there are</translation>
    </message>
    <message>
        <source>哪一类</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>What</translation>
    </message>
    <message>
        <source>现在</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>换了以后</source>
        <translation>After</translation>
    </message>
    <message>
        <source>换了以后会改变的</source>
        <translation>What would change</translation>
    </message>
    <message>
        <source>这一轮也换成它的权重</source>
        <translation>Let this round take its weights too</translation>
    </message>
    <message>
        <source>用这个（可撤销）</source>
        <translation>Use This (Undoable)</translation>
    </message>
    <message>
        <source>用一个文件…</source>
        <translation>Use a File…</translation>
    </message>
    <message>
        <source>用本单位自己的配置文件（.toml）</source>
        <translation>Use an office&apos;s own profile (.toml)</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>（在用）</source>
        <translation> (in use)</translation>
    </message>
    <message>
        <source>（两人选的不同）</source>
        <translation> (two people differ)</translation>
    </message>
    <message>
        <source>有 {0} 处不对，不能用</source>
        <translation>Things wrong: {0}; cannot be used</translation>
    </message>
    <message>
        <source>换成“{0}”会改变 {1} 处：</source>
        <translation>“{0}” would change {1}:</translation>
    </message>
    <message>
        <source>地方配置换成“{0}”了，Ctrl+Z 撤销</source>
        <translation>The profile is “{0}” now; Ctrl+Z takes it back</translation>
    </message>
    <message>
        <source>地方配置的文件</source>
        <translation>File of a profile</translation>
    </message>
</context>
<context>
    <name>PublicBox</name>
    <message>
        <source>可公开（无人脸、门牌） G</source>
        <translation>Fit for public (no face, no door number) G</translation>
    </message>
    <message>
        <source>勾过之后标注改了，或两人说的不同：请再看一遍，再勾。</source>
        <translation>Drawn over since it was ticked, or people disagree: look again, then tick.</translation>
    </message>
    <message>
        <source>海报和公示只印勾过的照片。人脸、门牌、车牌、姓名先打马赛克，再勾。</source>
        <translation>Poster and notice print only photos that are ticked. Blur faces, door numbers, plates and names first, then tick.</translation>
    </message>
</context>
<context>
    <name>QuantitiesDialog</name>
    <message>
        <source>改工程量</source>
        <translation>Change quantities</translation>
    </message>
    <message>
        <source>原来没有</source>
        <translation>None so far</translation>
    </message>
    <message>
        <source>原为 {0}</source>
        <translation>proposed {0}</translation>
    </message>
    <message>
        <source>为什么改</source>
        <translation>Why they differ</translation>
    </message>
    <message>
        <source>例如：按实测复核</source>
        <translation>For example: measured again</translation>
    </message>
    <message>
        <source>照原来的</source>
        <translation>As proposed</translation>
    </message>
    <message>
        <source>用现场所填或测算的工程量</source>
        <translation>Take the quantities said on site or computed</translation>
    </message>
</context>
<context>
    <name>QuestionBlock</name>
    <message>
        <source>{0}说的</source>
        <translation>said by {0}</translation>
    </message>
    <message>
        <source>问{0}</source>
        <translation>ask {0}</translation>
    </message>
</context>
<context>
    <name>QuestionForm</name>
    <message>
        <source>位置，可选几处</source>
        <translation>Places, several may be chosen</translation>
    </message>
    <message>
        <source>是</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>所选各处：有这个问题（1）</source>
        <translation>At the chosen places: the problem is there (1)</translation>
    </message>
    <message>
        <source>否</source>
        <translation>no</translation>
    </message>
    <message>
        <source>所选各处：没有这个问题（2）</source>
        <translation>At the chosen places: the problem is not there (2)</translation>
    </message>
    <message>
        <source>收回</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>收回所选各处的回答（Delete）</source>
        <translation>Take the answers at the chosen places back (Delete)</translation>
    </message>
    <message>
        <source>所选各处各有几个</source>
        <translation>How many at each chosen place</translation>
    </message>
    <message>
        <source>几个，回车</source>
        <translation>How many, Enter</translation>
    </message>
    <message>
        <source>1 是 · 2 否 · Delete 收回</source>
        <translation>1 yes · 2 no · Delete takes back</translation>
    </message>
    <message>
        <source>没有要问的</source>
        <translation>Nothing to ask</translation>
    </message>
    <message>
        <source>手册不问，看了就知道；没看到的：{0}。看不到又知道有没有的，可以在这里定。</source>
        <translation>Looking tells it, the handbook asks nothing; not seen yet: {0}. Where it cannot be seen and is known otherwise, settle it here.</translation>
    </message>
    <message>
        <source>未答</source>
        <translation>not answered</translation>
    </message>
</context>
<context>
    <name>RankingScreen</name>
    <message>
        <source>哪一次排序</source>
        <translation>Which ranking</translation>
    </message>
    <message>
        <source>定稿…</source>
        <translation>Freeze…</translation>
    </message>
    <message>
        <source>把现在的排序连同权重、表包留存，以后不改</source>
        <translation>Keep the ranking of now with weights and packs for good</translation>
    </message>
    <message>
        <source>人工调整…</source>
        <translation>Move by hand…</translation>
    </message>
    <message>
        <source>导出 CSV…</source>
        <translation>Export CSV…</translation>
    </message>
    <message>
        <source>位次</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>名次（区间）</source>
        <translation>Rank (band)</translation>
    </message>
    <message>
        <source>小区</source>
        <translation>Estate</translation>
    </message>
    <message>
        <source>排序分</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>得分</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>红旗数</source>
        <translation>Red flags</translation>
    </message>
    <message>
        <source>已答</source>
        <translation>Answered</translation>
    </message>
    <message>
        <source>排序</source>
        <translation>Ranking</translation>
    </message>
    <message>
        <source>第 {0} 名</source>
        <translation>Rank {0}</translation>
    </message>
    <message>
        <source>并列第 {0} 名</source>
        <translation>Rank {0}, tied</translation>
    </message>
    <message>
        <source>{0}（{1}）</source>
        <translation>{0} ({1})</translation>
    </message>
    <message>
        <source>为什么排在这里</source>
        <translation>Why it stands here</translation>
    </message>
    <message>
        <source>印成 PDF…</source>
        <translation>As PDF…</translation>
    </message>
    <message>
        <source>把“为什么排在这里”写成一张 PDF</source>
        <translation>Write “Why it stands here” as a sheet</translation>
    </message>
    <message>
        <source>现在的排序</source>
        <translation>The ranking of now</translation>
    </message>
    <message>
        <source>定稿：{0}</source>
        <translation>Frozen: {0}</translation>
    </message>
    <message>
        <source>{0} 个小区，第 1 名最需要。名次后面是区间：每个权重上下浮动 20%、没查的好坏两头都算上，它可能落在哪里。</source>
        <translation>{0} estates, rank 1 is most in need. Behind a rank stands its band: where it may come to lie when every weight varies by 20 % and what is unseen turns out one way or the other.</translation>
    </message>
    <message>
        <source>正在读取…</source>
        <translation>Reading…</translation>
    </message>
    <message>
        <source>排在第 {0} 位</source>
        <translation>In place {0}</translation>
    </message>
    <message>
        <source>人工调整：{0} {1}，由第 {2} 位调到第 {3} 位。理由：{4}</source>
        <translation>Moved by hand: {0} {1}, from place {2} to {3}. Reason: {4}</translation>
    </message>
    <message>
        <source>定稿里的数是当时的；要看现在为什么，换到“现在的排序”。</source>
        <translation>The numbers are of the day it was frozen; for why it stands where it does now, choose “The ranking of now”.</translation>
    </message>
    <message>
        <source>例如：2027年度计划。定稿以后不再改；人工调整另记。</source>
        <translation>For example: plan of 2027. It does not change any more; moves by hand are kept beside it.</translation>
    </message>
    <message>
        <source>这次排序叫什么</source>
        <translation>What this ranking is called</translation>
    </message>
    <message>
        <source>定稿</source>
        <translation>Freeze</translation>
    </message>
    <message>
        <source>已定稿：{0}</source>
        <translation>Frozen: {0}</translation>
    </message>
    <message>
        <source>印成 PDF</source>
        <translation>As PDF</translation>
    </message>
    <message>
        <source>小区排序</source>
        <translation>Ranking</translation>
    </message>
    <message>
        <source>导出排序</source>
        <translation>Export the ranking</translation>
    </message>
    <message>
        <source>已写出：{0}</source>
        <translation>Written: {0}</translation>
    </message>
</context>
<context>
    <name>RatingPapers</name>
    <message>
        <source>导出评价表</source>
        <translation>Write the rating table</translation>
    </message>
    <message>
        <source>评价表</source>
        <translation>Rating</translation>
    </message>
    <message>
        <source>导出成效一页</source>
        <translation>Write the year on a page</translation>
    </message>
    <message>
        <source>成效一页</source>
        <translation>The year on a page</translation>
    </message>
    <message>
        <source>已写出：{0}</source>
        <translation>Written: {0}</translation>
    </message>
</context>
<context>
    <name>RatingRows</name>
    <message>
        <source>评价表</source>
        <translation>Table</translation>
    </message>
    <message>
        <source>算式用的数</source>
        <translation>Figures of formulas</translation>
    </message>
    <message>
        <source>衡量标准</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>任务进度</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>条目</source>
        <translation>Row</translation>
    </message>
    <message>
        <source>分值</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>算得</source>
        <translation>Reckoned</translation>
    </message>
    <message>
        <source>数据</source>
        <translation>Figure</translation>
    </message>
    <message>
        <source>数</source>
        <translation>Value</translation>
    </message>
    <message>
        <source>从哪里来</source>
        <translation>From</translation>
    </message>
    <message>
        <source>答案</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>未达标的小区</source>
        <translation>Estates that do not meet it</translation>
    </message>
    <message>
        <source>到什么时候</source>
        <translation>By when</translation>
    </message>
    <message>
        <source>要求</source>
        <translation>Wanted</translation>
    </message>
    <message>
        <source>累计</source>
        <translation>Cumulated</translation>
    </message>
    <message>
        <source>做到没有</source>
        <translation>Met</translation>
    </message>
    <message>
        <source>否决</source>
        <translation>Veto</translation>
    </message>
    <message>
        <source>请核对</source>
        <translation>Please check</translation>
    </message>
</context>
<context>
    <name>RatingScreen</name>
    <message>
        <source>哪个县市</source>
        <translation>Which county</translation>
    </message>
    <message>
        <source> 年考核</source>
        <translation> rating</translation>
    </message>
    <message>
        <source>哪一年的考核</source>
        <translation>Rating of which year</translation>
    </message>
    <message>
        <source>记哪一栏</source>
        <translation>Column that is scored</translation>
    </message>
    <message>
        <source>看哪张表</source>
        <translation>Which table</translation>
    </message>
    <message>
        <source>用哪张评价表</source>
        <translation>Table that is used</translation>
    </message>
    <message>
        <source>没评的照算得的记</source>
        <translation>Score open rows as reckoned</translation>
    </message>
    <message>
        <source>软件按储备库、索引和填的数算分，记上以后请逐条核对</source>
        <translation>Points are reckoned from the reserve, the index and the figures written here; please check each</translation>
    </message>
    <message>
        <source>照抄前一栏</source>
        <translation>Take over the column before</translation>
    </message>
    <message>
        <source>没评的照抄：复核抄自评，审议抄复核</source>
        <translation>Scores open rows as before: the review as the self-score, the decision as the review</translation>
    </message>
    <message>
        <source>撤回上一步</source>
        <translation>Take back the last step</translation>
    </message>
    <message>
        <source>导出 Excel…</source>
        <translation>Excel…</translation>
    </message>
    <message>
        <source>导出 PDF…</source>
        <translation>Export to PDF…</translation>
    </message>
    <message>
        <source>成效一页…</source>
        <translation>Year on a page…</translation>
    </message>
    <message>
        <source>一年成效写成一页 PDF，申报奖补用</source>
        <translation>The year&apos;s results on one PDF page, for an award or subsidy</translation>
    </message>
    <message>
        <source>考核</source>
        <translation>Rating</translation>
    </message>
    <message>
        <source>档案库里的小区都没有登记县市（登记表的“区县”），没有可以考核的。</source>
        <translation>No estate of the archive has its county registered; there is nothing to rate.</translation>
    </message>
    <message>
        <source>附佐证文件</source>
        <translation>Attach evidence</translation>
    </message>
    <message>
        <source>写一件佐证</source>
        <translation>Note evidence in words</translation>
    </message>
    <message>
        <source>是什么材料、放在哪里</source>
        <translation>What it is, and where it lies</translation>
    </message>
</context>
<context>
    <name>RatingSide</name>
    <message>
        <source>意见</source>
        <translation>Said</translation>
    </message>
    <message>
        <source>意见，或佐证是什么、在哪里</source>
        <translation>Remark, or what bears it out and where</translation>
    </message>
    <message>
        <source>这一条</source>
        <translation>This row</translation>
    </message>
    <message>
        <source>记多少</source>
        <translation>Points or value</translation>
    </message>
    <message>
        <source>满分</source>
        <translation>Full points</translation>
    </message>
    <message>
        <source>属于</source>
        <translation>Holds</translation>
    </message>
    <message>
        <source>不属于</source>
        <translation>Does not hold</translation>
    </message>
    <message>
        <source>佐证</source>
        <translation>Evidence</translation>
    </message>
    <message>
        <source>附文件…</source>
        <translation>Attach a file…</translation>
    </message>
    <message>
        <source>把佐证文件收进档案库</source>
        <translation>Keep a file of evidence in the archive</translation>
    </message>
    <message>
        <source>写一件…</source>
        <translation>Note in words…</translation>
    </message>
    <message>
        <source>写明佐证是什么、放在哪里</source>
        <translation>Say what bears it out, and where it lies</translation>
    </message>
    <message>
        <source>去掉</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>从佐证清单去掉这一件，文件仍在档案库</source>
        <translation>Take this off the list; the file stays in the archive</translation>
    </message>
    <message>
        <source>要的佐证（建议）：{0}</source>
        <translation>Evidence wanted (proposed): {0}</translation>
    </message>
    <message>
        <source>出处：{0}</source>
        <translation>Source: {0}</translation>
    </message>
</context>
<context>
    <name>ReceiveDialog</name>
    <message>
        <source>收同事的</source>
        <translation>Take from a colleague</translation>
    </message>
    <message>
        <source>收下“{0}”会怎样</source>
        <translation>What taking “{0}” in will do</translation>
    </message>
    <message>
        <source>由“{0}”新建小区档案</source>
        <translation>Begin an estate file from “{0}”</translation>
    </message>
    <message>
        <source>与“{0}”合并会怎样</source>
        <translation>What joining “{0}” does</translation>
    </message>
    <message>
        <source>新建…</source>
        <translation>Begin…</translation>
    </message>
    <message>
        <source>改动和待裁定的地方</source>
        <translation>Changed and contested cells</translation>
    </message>
    <message>
        <source>会怎样</source>
        <translation>What happens</translation>
    </message>
    <message>
        <source>位置</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>What</translation>
    </message>
    <message>
        <source>这里</source>
        <translation>Here</translation>
    </message>
    <message>
        <source>对方</source>
        <translation>Theirs</translation>
    </message>
    <message>
        <source>收下</source>
        <translation>Take it in</translation>
    </message>
    <message>
        <source>不收</source>
        <translation>Leave it</translation>
    </message>
</context>
<context>
    <name>RegisterScreen</name>
    <message>
        <source>逐处填</source>
        <translation>One by one</translation>
    </message>
    <message>
        <source>楼栋表格</source>
        <translation>Table of buildings</translation>
    </message>
    <message>
        <source>单元表格</source>
        <translation>Table of entrances</translation>
    </message>
    <message>
        <source>导入表格…</source>
        <translation>Import a table…</translation>
    </message>
    <message>
        <source>导入别人的登记表格，Ctrl+I</source>
        <translation>Import somebody&apos;s register table, Ctrl+I</translation>
    </message>
    <message>
        <source>楼栋与单元</source>
        <translation>Buildings and entrances</translation>
    </message>
    <message>
        <source>3号楼，或 1–12号楼，6层，4单元</source>
        <translation>3号楼, or 1–12号楼, 6层, 4单元</translation>
    </message>
    <message>
        <source>楼号</source>
        <translation>Building</translation>
    </message>
    <message>
        <source>将要登记</source>
        <translation>About to be registered</translation>
    </message>
    <message>
        <source> 个单元</source>
        <translation> entrances</translation>
    </message>
    <message>
        <source>单元数</source>
        <translation>Number of entrances</translation>
    </message>
    <message>
        <source>增加楼栋</source>
        <translation>Add building</translation>
    </message>
    <message>
        <source>增加</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>移除所选</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>评分要用的</source>
        <translation>Asked for by scoring</translation>
    </message>
    <message>
        <source>其余登记项 {0} 项，已填 {1} 项</source>
        <translation>{0} more fields, {1} filled</translation>
    </message>
    <message>
        <source>用于 {0}</source>
        <translation>for {0}</translation>
    </message>
    <message>
        <source>是 / 否</source>
        <translation>yes / no</translation>
    </message>
    <message>
        <source>是</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>否</source>
        <translation>no</translation>
    </message>
    <message>
        <source>已有，没有再建：{0}</source>
        <translation>There already, not made again: {0}</translation>
    </message>
    <message>
        <source>将登记 {0} 栋：{1}；每栋 {2} 个单元</source>
        <translation>{0} buildings: {1}; {2} entrances each</translation>
    </message>
    <message>
        <source>移除 {0}？其中的记录都会保留，可以撤销。</source>
        <translation>Remove {0}? Its records are kept and it can be undone.</translation>
    </message>
    <message>
        <source>移除</source>
        <translation>Remove</translation>
    </message>
</context>
<context>
    <name>RegisterTable</name>
    <message>
        <source>登记表格</source>
        <translation>Register table</translation>
    </message>
    <message>
        <source>直接键入，Tab 往右，Enter 往下；最后一行键入就是新的 · Ctrl+D 往下填 · Ctrl+Enter 所选都填 · Ctrl+C / Ctrl+V 与表格互贴，可以贴到最后一行以下 · Delete 清空</source>
        <translation>Just type; Tab goes right, Enter down; the last row makes a new one · Ctrl+D fills down · Ctrl+Enter fills all chosen · Ctrl+C / Ctrl+V to and from a spreadsheet, also below the last row · Delete empties</translation>
    </message>
    <message>
        <source>已贴入 {0} 格</source>
        <translation>Cells pasted: {0}</translation>
    </message>
    <message>
        <source>新楼栋 {0}</source>
        <translation>New buildings: {0}</translation>
    </message>
    <message>
        <source>新单元 {0}</source>
        <translation>New entrances: {0}</translation>
    </message>
    <message>
        <source>第{0}行第{1}列</source>
        <translation>row {0}, column {1}</translation>
    </message>
    <message>
        <source>；{0} 处不合规，已按原样保存并标出：{1}</source>
        <translation>; {0} do not fit, kept as they are and marked: {1}</translation>
    </message>
</context>
<context>
    <name>RegisterTableModel</name>
    <message>
        <source>是</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>否</source>
        <translation>no</translation>
    </message>
    <message>
        <source>用于 {0}</source>
        <translation>for {0}</translation>
    </message>
    <message>
        <source>新楼栋</source>
        <translation>New building</translation>
    </message>
    <message>
        <source>新单元</source>
        <translation>New entrance</translation>
    </message>
    <message>
        <source>未填</source>
        <translation>not filled in</translation>
    </message>
    <message>
        <source>{0} {1}：{2}</source>
        <translation>{0} {1}: {2}</translation>
    </message>
    <message>
        <source>两人所记不同</source>
        <translation>Two people differ</translation>
    </message>
    <message>
        <source>不合规</source>
        <translation>Does not fit</translation>
    </message>
</context>
<context>
    <name>ReplyDialog</name>
    <message>
        <source>收回函</source>
        <translation>Take a filled request in</translation>
    </message>
    <message>
        <source>{0}的回函“{1}”</source>
        <translation>“{1}”, filled in by the {0}</translation>
    </message>
    <message>
        <source>已有的值不改，只填空着的</source>
        <translation>Leave what is there, fill only what is empty</translation>
    </message>
    <message>
        <source>有 {0} 处不能收，整份没有收。请对方改好这些格子再收。</source>
        <translation>Nothing was taken; cells that cannot be: {0}. Have these cells put right, then take it again.</translation>
    </message>
    <message>
        <source>新填 {0} 处，改 {1} 处，相同 {2} 处。收下后记为“资料”，由{3}说的，一次可以撤销。</source>
        <translation>{0} new, {1} changed, {2} the same. Taken, they are known from papers and said by {3}; one undo takes them back.</translation>
    </message>
    <message>
        <source>哪一格</source>
        <translation>Which cell</translation>
    </message>
    <message>
        <source>为什么不能收</source>
        <translation>Why it cannot be taken</translation>
    </message>
    <message>
        <source>不能收的格子</source>
        <translation>Cells that cannot be taken</translation>
    </message>
    <message>
        <source>位置</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>事项</source>
        <translation>What</translation>
    </message>
    <message>
        <source>现在</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>回函</source>
        <translation>Sent back</translation>
    </message>
    <message>
        <source>回函带来的值</source>
        <translation>Values sent back</translation>
    </message>
    <message>
        <source>收下</source>
        <translation>Take it in</translation>
    </message>
    <message>
        <source>不收</source>
        <translation>Leave it</translation>
    </message>
</context>
<context>
    <name>RequestActs</name>
    <message>
        <source>没有要发函的：表包没有指定，或者小区还没有登记楼栋。</source>
        <translation>Nothing to write: the packs name nobody, or no building is registered yet.</translation>
    </message>
    <message>
        <source>资料函放在哪个文件夹</source>
        <translation>Folder for the request sheets</translation>
    </message>
    <message>
        <source>写资料函</source>
        <translation>Write request sheets</translation>
    </message>
    <message>
        <source>已写好 {0} 封资料函，在 {1}</source>
        <translation>Request sheets written: {0}, in {1}</translation>
    </message>
    <message>
        <source>收回函</source>
        <translation>Take a filled request in</translation>
    </message>
    <message>
        <source>读回函</source>
        <translation>Reading the filled request</translation>
    </message>
    <message>
        <source>已收入{0}的资料：写了 {1} 处，留着没动 {2} 处</source>
        <translation>Took in what the {0} sent: {1} written, {2} left as they were</translation>
    </message>
</context>
<context>
    <name>RequestsDialog</name>
    <message>
        <source>写资料函</source>
        <translation>Write request sheets</translation>
    </message>
    <message>
        <source>每个单位一封函（PDF）和一份可填的电子表格。空格勾选或去掉。</source>
        <translation>A letter (PDF) and a workbook to fill for each office. Space ticks and unticks.</translation>
    </message>
    <message>
        <source>发给谁</source>
        <translation>To whom</translation>
    </message>
    <message>
        <source>{0}：{1} 问，{2} 份资料</source>
        <translation>{0}: {1} questions, {2} papers</translation>
    </message>
    <message>
        <source>选文件夹…</source>
        <translation>Choose a folder…</translation>
    </message>
</context>
<context>
    <name>ReserveScreen</name>
    <message>
        <source>看哪一步的</source>
        <translation>Which state</translation>
    </message>
    <message>
        <source>搜名称或编号</source>
        <translation>Search name or code</translation>
    </message>
    <message>
        <source>导出 Excel…</source>
        <translation>Excel…</translation>
    </message>
    <message>
        <source>项目储备库清单和体检汇总表</source>
        <translation>List of the reserve and of the diagnoses</translation>
    </message>
    <message>
        <source>打包清单…</source>
        <translation>Packages…</translation>
    </message>
    <message>
        <source>各小区同一类工程合成一份清单，报批用</source>
        <translation>Works of one kind in all plans as one list to be approved</translation>
    </message>
    <message>
        <source>小区</source>
        <translation>Estate</translation>
    </message>
    <message>
        <source>走到哪一步</source>
        <translation>State</translation>
    </message>
    <message>
        <source>还缺材料</source>
        <translation>Missing</translation>
    </message>
    <message>
        <source>红旗数</source>
        <translation>Red flags</translation>
    </message>
    <message>
        <source>储备库</source>
        <translation>Reserve</translation>
    </message>
    <message>
        <source>走一步…</source>
        <translation>Next step…</translation>
    </message>
    <message>
        <source>登记这样材料…</source>
        <translation>Document…</translation>
    </message>
    <message>
        <source>材料</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>有没有</source>
        <translation>There?</translation>
    </message>
    <message>
        <source>一项目一档</source>
        <translation>The project&apos;s file</translation>
    </message>
    <message>
        <source>这样材料和走过的步</source>
        <translation>This document and the steps made</translation>
    </message>
    <message>
        <source>每一步的</source>
        <translation>All states</translation>
    </message>
    <message>
        <source>{0} 个小区，列出 {1} 个</source>
        <translation>{0} estates, {1} listed</translation>
    </message>
    <message>
        <source>项目储备库</source>
        <translation>Project reserve</translation>
    </message>
    <message>
        <source>导出 Excel</source>
        <translation>Export to Excel</translation>
    </message>
    <message>
        <source>已写出：{0}</source>
        <translation>Written: {0}</translation>
    </message>
    <message>
        <source>打包清单</source>
        <translation>List of packages</translation>
    </message>
</context>
<context>
    <name>ResidentsScreen</name>
    <message>
        <source>居民</source>
        <translation>Residents</translation>
    </message>
</context>
<context>
    <name>ResidentsTabs</name>
    <message>
        <source>表决</source>
        <translation>Ballots</translation>
    </message>
    <message>
        <source>问卷</source>
        <translation>Questionnaire</translation>
    </message>
    <message>
        <source>点单</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>三上三下</source>
        <translation>Drafts</translation>
    </message>
</context>
<context>
    <name>ReviewScreen</name>
    <message>
        <source>只看哪一类</source>
        <translation>Kind shown</translation>
    </message>
    <message>
        <source>复查事项</source>
        <translation>Findings</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>事项</source>
        <translation>Finding</translation>
    </message>
    <message>
        <source>位置</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>保留的理由</source>
        <translation>Why it stays</translation>
    </message>
    <message>
        <source>去看看</source>
        <translation>Go there</translation>
    </message>
    <message>
        <source>到这一处（回车）</source>
        <translation>Go to this place (Enter)</translation>
    </message>
    <message>
        <source>说明理由…</source>
        <translation>Explain…</translation>
    </message>
    <message>
        <source>批注已办</source>
        <translation>Remark done</translation>
    </message>
    <message>
        <source>写批注…</source>
        <translation>Write a remark…</translation>
    </message>
    <message>
        <source>封存本轮…</source>
        <translation>Seal the round…</translation>
    </message>
    <message>
        <source>解封…</source>
        <translation>Reopen…</translation>
    </message>
    <message>
        <source>上次封存以来改了什么</source>
        <translation>What changed since the last seal</translation>
    </message>
    <message>
        <source>全部 {0}</source>
        <translation>All {0}</translation>
    </message>
    <message>
        <source>本轮已封存</source>
        <translation>The round is sealed</translation>
    </message>
    <message>
        <source>没有要复查的事项，可以封存</source>
        <translation>Nothing to review; the round can be sealed</translation>
    </message>
    <message>
        <source>必须处理 {0} · 待处理或说明 {1} · 共 {2} 条</source>
        <translation>{0} must be settled · {1} to settle or explain · {2} in all</translation>
    </message>
    <message>
        <source>先处理标着“不能封存”的事项</source>
        <translation>Settle what blocks the seal first</translation>
    </message>
    <message>
        <source>为什么保留</source>
        <translation>Why it stays</translation>
    </message>
    <message>
        <source>
空着表示收回理由。</source>
        <translation>
Leave it empty to take the reason back.</translation>
    </message>
    <message>
        <source>写批注</source>
        <translation>Write a remark</translation>
    </message>
    <message>
        <source>请同事补做什么，例如：补拍2号楼北立面</source>
        <translation>What a colleague is asked for, such as: photograph the north side of building 2</translation>
    </message>
    <message>
        <source>解封本轮</source>
        <translation>Reopen the round</translation>
    </message>
    <message>
        <source>说明为什么要再改；原来的封存留在记录里。</source>
        <translation>Say why it changes again; the seal stays in the log.</translation>
    </message>
</context>
<context>
    <name>ReviewTab</name>
    <message>
        <source>审查</source>
        <translation>Review</translation>
    </message>
    <message>
        <source>说明、意见，或自己写这一栏</source>
        <translation>Note, opinion, or this part in own words</translation>
    </message>
    <message>
        <source>哪天给的意见</source>
        <translation>Day of the opinion</translation>
    </message>
    <message>
        <source>改造里有这一样（1）</source>
        <translation>It is part of the works (1)</translation>
    </message>
    <message>
        <source>1 涉及</source>
        <translation>1 Part of the works</translation>
    </message>
    <message>
        <source>改造里没有这一样（2）</source>
        <translation>It is no part of the works (2)</translation>
    </message>
    <message>
        <source>2 不涉及</source>
        <translation>2 Not part of them</translation>
    </message>
    <message>
        <source>审查表哪天报出</source>
        <translation>Day the form was submitted</translation>
    </message>
    <message>
        <source>哪天批复</source>
        <translation>Day it was approved</translation>
    </message>
    <message>
        <source>哪一类</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>项目</source>
        <translation>Row</translation>
    </message>
    <message>
        <source>怎么说</source>
        <translation>What is said</translation>
    </message>
    <message>
        <source>绿色通道</source>
        <translation>Fast track</translation>
    </message>
    <message>
        <source>部门意见</source>
        <translation>Opinion</translation>
    </message>
    <message>
        <source>联合审查表</source>
        <translation>Joint review form</translation>
    </message>
    <message>
        <source>出处：{0}</source>
        <translation>Source: {0}</translation>
    </message>
</context>
<context>
    <name>RowSide</name>
    <message>
        <source>这一条</source>
        <translation>This row</translation>
    </message>
    <message>
        <source>没有选中的条目。“登记一条”可以记一条新的。</source>
        <translation>No row is chosen. “Enter a row” begins one.</translation>
    </message>
    <message>
        <source>重新打开：{0}</source>
        <translation>Open again: {0}</translation>
    </message>
    <message>
        <source>登记到程序</source>
        <translation>Register with the step</translation>
    </message>
    <message>
        <source>登记为程序这一步的材料</source>
        <translation>Register as a paper of this step of the procedure</translation>
    </message>
    <message>
        <source>换个编号</source>
        <translation>Another number</translation>
    </message>
    <message>
        <source>拿掉</source>
        <translation>Take out</translation>
    </message>
    <message>
        <source>拿掉记错的一条</source>
        <translation>Take out a row entered by mistake</translation>
    </message>
    <message>
        <source>改为“{0}”</source>
        <translation>Change to “{0}”</translation>
    </message>
    <message>
        <source>写明理由，以后查得到。</source>
        <translation>Say why; it can be looked up later.</translation>
    </message>
    <message>
        <source>拿掉了 {0}，撤销可以找回</source>
        <translation>Took out {0}; undo brings it back</translation>
    </message>
</context>
<context>
    <name>SameAsDialog</name>
    <message>
        <source>照哪一处</source>
        <translation>Same as which place</translation>
    </message>
    <message>
        <source>同 {0}</source>
        <translation>Same as {0}</translation>
    </message>
    <message>
        <source>不一样的项去掉勾（空格键）。照片、备注、怎么得来的不带过来。</source>
        <translation>Untick what differs (Space). Photos, notes and how it is known stay behind.</translation>
    </message>
    <message>
        <source>照填的项</source>
        <translation>Items to take over</translation>
    </message>
    <message>
        <source>已经填了的也改成一样</source>
        <translation>Also change what is answered already</translation>
    </message>
    <message>
        <source>照填</source>
        <translation>Same</translation>
    </message>
    <message>
        <source>&#x3000;{0} 处</source>
        <translation>  places: {0}</translation>
    </message>
    <message>
        <source>&#x3000;已填 {0} 处，不动</source>
        <translation>  {0} answered already, left</translation>
    </message>
</context>
<context>
    <name>Screens</name>
    <message>
        <source>现场</source>
        <translation>Survey</translation>
    </message>
    <message>
        <source>登记</source>
        <translation>Register</translation>
    </message>
    <message>
        <source>访谈</source>
        <translation>Interview</translation>
    </message>
    <message>
        <source>清单 36</source>
        <translation>The 36</translation>
    </message>
    <message>
        <source>矩阵</source>
        <translation>Matrix</translation>
    </message>
    <message>
        <source>照片</source>
        <translation>Photos</translation>
    </message>
    <message>
        <source>平面图</source>
        <translation>Site plan</translation>
    </message>
    <message>
        <source>待裁定</source>
        <translation>Contested</translation>
    </message>
    <message>
        <source>复查</source>
        <translation>Review</translation>
    </message>
    <message>
        <source>前后比较</source>
        <translation>Compare</translation>
    </message>
    <message>
        <source>手册问题</source>
        <translation>Problems</translation>
    </message>
    <message>
        <source>方案</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>居民</source>
        <translation>Residents</translation>
    </message>
    <message>
        <source>程序</source>
        <translation>Procedure</translation>
    </message>
    <message>
        <source>台账</source>
        <translation>Ledgers</translation>
    </message>
    <message>
        <source>衡量标准</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>改动</source>
        <translation>Changes</translation>
    </message>
    <message>
        <source>体检</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>改造</source>
        <translation>Works</translation>
    </message>
    <message>
        <source>全市一览</source>
        <translation>City</translation>
    </message>
    <message>
        <source>收件箱</source>
        <translation>Inbox</translation>
    </message>
    <message>
        <source>档案库</source>
        <translation>Archive</translation>
    </message>
    <message>
        <source>排序</source>
        <translation>Ranking</translation>
    </message>
    <message>
        <source>储备库</source>
        <translation>Reserve</translation>
    </message>
    <message>
        <source>年度计划</source>
        <translation>Year plan</translation>
    </message>
    <message>
        <source>考核</source>
        <translation>Rating</translation>
    </message>
    <message>
        <source>片区</source>
        <translation>Districts</translation>
    </message>
    <message>
        <source>认哪些电脑</source>
        <translation>Computers</translation>
    </message>
</context>
<context>
    <name>SealDialog</name>
    <message>
        <source>封存本轮</source>
        <translation>Seal the round</translation>
    </message>
    <message>
        <source>封存后本轮不再改动；报告和得分只按封存时的内容。需要改时可以说明理由解封。</source>
        <translation>A sealed round takes no more changes; report and scores are of what was sealed. It can be reopened with a reason.</translation>
    </message>
    <message>
        <source>还有 {0} 条提醒没有处理，也没有说明理由。</source>
        <translation>Warnings neither settled nor explained: {0}.</translation>
    </message>
    <message>
        <source>编制</source>
        <translation>Prepared by</translation>
    </message>
    <message>
        <source>校核</source>
        <translation>Checked by</translation>
    </message>
    <message>
        <source>审核</source>
        <translation>Reviewed by</translation>
    </message>
    <message>
        <source>理由</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>例如：现场体检完成，首席设计师已复核</source>
        <translation>For example: survey done, checked by the chief designer</translation>
    </message>
    <message>
        <source>封存</source>
        <translation>Seal</translation>
    </message>
</context>
<context>
    <name>Sending</name>
    <message>
        <source>下行包写到哪个文件夹</source>
        <translation>Which folder to write the bundles to</translation>
    </message>
    <message>
        <source>写下行包</source>
        <translation>Write bundles for the laptops</translation>
    </message>
    <message>
        <source>全社区共用的答卷</source>
        <translation>Answer sheet of a whole community</translation>
    </message>
    <message>
        <source>给哪个社区</source>
        <translation>For which community</translation>
    </message>
    <message>
        <source>登记里写的社区名称</source>
        <translation>The community as registers say it</translation>
    </message>
    <message>
        <source>看看会怎样</source>
        <translation>Look what it would do</translation>
    </message>
    <message>
        <source>给全社区的小区</source>
        <translation>Give to the estates of the community</translation>
    </message>
    <message>
        <source>没有给</source>
        <translation>Nothing was given</translation>
    </message>
    <message>
        <source>给社区共用的答案</source>
        <translation>Give the community&apos;s answers</translation>
    </message>
</context>
<context>
    <name>SheetActs</name>
    <message>
        <source>全部地方</source>
        <translation>All places</translation>
    </message>
    <message>
        <source>这一栋：{0}</source>
        <translation>This building: {0}</translation>
    </message>
    <message>
        <source>这一处：{0}</source>
        <translation>This place: {0}</translation>
    </message>
    <message>
        <source>分给我的</source>
        <translation>Given to me</translation>
    </message>
    <message>
        <source>要回访的</source>
        <translation>To be revisited</translation>
    </message>
    <message>
        <source>{0}现场表</source>
        <translation>Field sheets: {0}</translation>
    </message>
    <message>
        <source>现场表存在哪里</source>
        <translation>Where to save the field sheets</translation>
    </message>
    <message>
        <source>写现场表</source>
        <translation>Writing field sheets</translation>
    </message>
    <message>
        <source>现场表已写好：{0}，{1} 处</source>
        <translation>Field sheets written: {0}, {1} places</translation>
    </message>
    <message>
        <source>导入答卷或填好的现场表</source>
        <translation>Take in an answer sheet or filled field sheets</translation>
    </message>
    <message>
        <source>读答卷</source>
        <translation>Reading the sheet</translation>
    </message>
    <message>
        <source>已收下“{0}”：答案 {1} 条，登记 {2} 处；{3} 处的值不合规，已按原样收下并标出</source>
        <translation>“{0}” taken in: {1} answers, {2} register values; {3} values do not fit and were kept as typed and marked</translation>
    </message>
    <message>
        <source>已收下“{0}”：答案 {1} 条，登记 {2} 处</source>
        <translation>“{0}” taken in: {1} answers, {2} register values</translation>
    </message>
</context>
<context>
    <name>SheetDialog</name>
    <message>
        <source>导入答卷</source>
        <translation>Take in a sheet</translation>
    </message>
    <message>
        <source>收下“{0}”会怎样</source>
        <translation>What taking “{0}” in will do</translation>
    </message>
    <message>
        <source>要知道的</source>
        <translation>To know</translation>
    </message>
    <message>
        <source>有 {0} 处不能收，整份没有收。改好这些地方再收。</source>
        <translation>Nothing was taken; cells that cannot be: {0}. Correct them and try again.</translation>
    </message>
    <message>
        <source>里面的都已经记着了，没有可收的。</source>
        <translation>All of it is noted already; there is nothing to take.</translation>
    </message>
    <message>
        <source>新填 {0} 处，改动 {1} 处，新登记 {2} 处。一次收下，一次可以撤销。</source>
        <translation>{0} new, {1} changed, {2} places registered. Taken as one act that can be undone.</translation>
    </message>
    <message>
        <source>其中 {0} 处两人所记不同，收下就以此为准。</source>
        <translation> In {0} of them two people differ; taking the sheet decides.</translation>
    </message>
    <message>
        <source>哪一格</source>
        <translation>Which cell</translation>
    </message>
    <message>
        <source>怎么回事</source>
        <translation>What is wrong</translation>
    </message>
    <message>
        <source>不能收的地方</source>
        <translation>What cannot be taken</translation>
    </message>
    <message>
        <source>位置</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>事项</source>
        <translation>What</translation>
    </message>
    <message>
        <source>现在</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>收下后</source>
        <translation>Afterwards</translation>
    </message>
    <message>
        <source>会怎样</source>
        <translation>What happens</translation>
    </message>
    <message>
        <source>会改的地方</source>
        <translation>What would change</translation>
    </message>
    <message>
        <source>不合规，照收</source>
        <translation>does not fit, kept</translation>
    </message>
    <message>
        <source>裁定</source>
        <translation>decides</translation>
    </message>
    <message>
        <source>改动</source>
        <translation>changed</translation>
    </message>
    <message>
        <source>新填</source>
        <translation>new</translation>
    </message>
    <message>
        <source>收下</source>
        <translation>Take it in</translation>
    </message>
    <message>
        <source>不收</source>
        <translation>Leave it</translation>
    </message>
</context>
<context>
    <name>SitePlanScreen</name>
    <message>
        <source>没有找到</source>
        <translation>Nothing found</translation>
    </message>
    <message>
        <source>短板和红旗都标上了，或者还没有。</source>
        <translation>Every shortfall and red flag is marked, or there is none yet.</translation>
    </message>
    <message>
        <source>移除了平面图和它的点位，Ctrl+Z 可以撤销</source>
        <translation>Removed the plan and its pins; Ctrl+Z brings them back</translation>
    </message>
    <message>
        <source>先加一张平面图，再标点位</source>
        <translation>Add a site plan first, then set pins</translation>
    </message>
    <message>
        <source>点图上的位置来标“{0}”；或用方向键移动十字，回车放下，Esc 放弃。</source>
        <translation>Click where “{0}” is; or move the cross by arrow keys, Enter sets, Esc gives up.</translation>
    </message>
    <message>
        <source>标了点位 {0}，拖动可以再挪</source>
        <translation>Set pin {0}; drag it to move it</translation>
    </message>
    <message>
        <source>点位上写什么</source>
        <translation>What the pin says</translation>
    </message>
    <message>
        <source>点位 {0} 的说明</source>
        <translation>Words of pin {0}</translation>
    </message>
    <message>
        <source>写短一些，例如：消防车道被占</source>
        <translation>Keep it short, e.g. fire lane occupied</translation>
    </message>
    <message>
        <source>移除了点位，Ctrl+Z 可以撤销</source>
        <translation>Removed the pin; Ctrl+Z brings it back</translation>
    </message>
</context>
<context>
    <name>SpaceActs</name>
    <message>
        <source>腾出地方</source>
        <translation>Make room</translation>
    </message>
    <message>
        <source>要从这台电脑腾掉 {0} 张原图（{1}）吗？办公室都有；这里留下小图。</source>
        <translation>Free {0} originals ({1}) on this computer? The office has all of them; the smaller pictures stay here.</translation>
    </message>
    <message>
        <source>腾原图</source>
        <translation>Free originals</translation>
    </message>
</context>
<context>
    <name>SpaceDialog</name>
    <message>
        <source>腾出地方</source>
        <translation>Make room</translation>
    </message>
    <message>
        <source>照片占多少，什么可以腾</source>
        <translation>What photos weigh, and what may go</translation>
    </message>
    <message>
        <source>这是办公室档案库里的档案：别人凭回执腾掉了自己的，这里的原图一张也不腾。</source>
        <translation>This file belongs to an office&apos;s archive: others freed theirs by its receipts, so none of its originals goes.</translation>
    </message>
    <message>
        <source>先腾小图（{0}，随时能再做）</source>
        <translation>First the smaller pictures ({0}, made again at any time)</translation>
    </message>
    <message>
        <source>腾原图…</source>
        <translation>Free originals…</translation>
    </message>
    <message>
        <source>腾掉原图以后照片还能看、能印；原图办公室有，收它写的交换包就取回来。</source>
        <translation>Photos can still be looked at and printed afterwards; the office has the originals, and a bundle it writes brings them back.</translation>
    </message>
    <message>
        <source>按谁的回执</source>
        <translation>By whose receipt</translation>
    </message>
    <message>
        <source>按任何一份回执</source>
        <translation>By any receipt</translation>
    </message>
    <message>
        <source>{0}：{1} 张，{2}</source>
        <translation>{0}: {1} photos, {2}</translation>
    </message>
</context>
<context>
    <name>StandardsScreen</name>
    <message>
        <source>1 达标 · 2 部分达标 · 3 未达标 · 0 不适用 · 删除 收回</source>
        <translation>1 met · 2 partly · 3 not met · 0 not applicable · Delete takes back</translation>
    </message>
    <message>
        <source> 年自查</source>
        <translation> self-check</translation>
    </message>
    <message>
        <source>哪一年的自查</source>
        <translation>Year of the self-check</translation>
    </message>
    <message>
        <source>没答的照建议记</source>
        <translation>Answer open rows as proposed</translation>
    </message>
    <message>
        <source>软件按档案里的数据建议，记上以后请逐条核对</source>
        <translation>Proposed from the estate file; please check each row afterwards</translation>
    </message>
    <message>
        <source>衡量标准</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>佐证说明</source>
        <translation>Evidence</translation>
    </message>
    <message>
        <source>佐证是什么、在哪里</source>
        <translation>What the evidence is, and where</translation>
    </message>
    <message>
        <source>这一条</source>
        <translation>This row</translation>
    </message>
    <message>
        <source>条目</source>
        <translation>Row</translation>
    </message>
    <message>
        <source>答案</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>软件看到的</source>
        <translation>What the program sees</translation>
    </message>
    <message>
        <source>佐证：{0}</source>
        <translation>Evidence: {0}</translation>
    </message>
    <message>
        <source>出处：{0}</source>
        <translation>Source: {0}</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>老旧小区体检与一小区一策。一个小区一个文件，不用联网，随写随存。</source>
        <translation>Health checks of old estates: one estate, one plan. One file an estate, no network, saved as you write.</translation>
    </message>
    <message>
        <source>继续：{0}</source>
        <translation>Go on: {0}</translation>
    </message>
    <message>
        <source>新建小区  Ctrl+N</source>
        <translation>New estate  Ctrl+N</translation>
    </message>
    <message>
        <source>打开小区  Ctrl+O</source>
        <translation>Open estate  Ctrl+O</translation>
    </message>
    <message>
        <source>由交换包新建…</source>
        <translation>New from a bundle…</translation>
    </message>
    <message>
        <source>第一次用？先登记楼栋和单元，再到“现场”逐处填写；每一格写完就已保存。</source>
        <translation>First time? Register buildings and entrances, then go to Survey; every box is saved as soon as it is left.</translation>
    </message>
    <message>
        <source>办公室…</source>
        <translation>Office…</translation>
    </message>
    <message>
        <source>收各台电脑的交换包、看全市、排序：给区住建和设计院</source>
        <translation>Take in the bundles of all computers, see the city, rank: for housing offices and design institutes</translation>
    </message>
    <message>
        <source>小区库</source>
        <translation>Estates</translation>
    </message>
    <message>
        <source>搜名称</source>
        <translation>Search by name</translation>
    </message>
    <message>
        <source>换文件夹…</source>
        <translation>Another folder…</translation>
    </message>
    <message>
        <source>小区</source>
        <translation>Estate</translation>
    </message>
    <message>
        <source>已办</source>
        <translation>Dealt with</translation>
    </message>
    <message>
        <source>得分</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>红旗</source>
        <translation>red flag</translation>
    </message>
    <message>
        <source>最近改动</source>
        <translation>Last change</translation>
    </message>
    <message>
        <source>上次备份</source>
        <translation>Last backup</translation>
    </message>
    <message>
        <source>正在读取…</source>
        <translation>Reading…</translation>
    </message>
    <message>
        <source>这里还没有小区档案（*.reno）。新建一个，或换到放档案的文件夹。</source>
        <translation>There is no estate file (*.reno) here. Make one, or choose the folder where they are.</translation>
    </message>
</context>
<context>
    <name>States</name>
    <message>
        <source>待裁定</source>
        <translation>Contested</translation>
    </message>
    <message>
        <source>红旗</source>
        <translation>red flag</translation>
    </message>
    <message>
        <source>填写有误</source>
        <translation>wrong value</translation>
    </message>
    <message>
        <source>短板</source>
        <translation>shortfall</translation>
    </message>
    <message>
        <source>未填完</source>
        <translation>partly answered</translation>
    </message>
    <message>
        <source>缺照片</source>
        <translation>photos missing</translation>
    </message>
    <message>
        <source>未填</source>
        <translation>unanswered</translation>
    </message>
    <message>
        <source>看不到</source>
        <translation>Unseen</translation>
    </message>
    <message>
        <source>已填</source>
        <translation>answered</translation>
    </message>
    <message>
        <source>不适用</source>
        <translation>Not applicable</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>{0} 第{1}版</source>
        <translation>{0} v{1}</translation>
    </message>
    <message>
        <source>{0} 第{1}版 · 建议稿，非官方指标</source>
        <translation>{0} v{1} · proposed, not official</translation>
    </message>
    <message>
        <source>只读</source>
        <translation>Read-only</translation>
    </message>
    <message>
        <source>已打开，随写随存</source>
        <translation>Open; saved as you write</translation>
    </message>
    <message>
        <source>上次备份 {0}</source>
        <translation>Last backup {0}</translation>
    </message>
    <message>
        <source>还没有备份</source>
        <translation>No backup yet</translation>
    </message>
    <message>
        <source>已保存 {0}</source>
        <translation>Saved {0}</translation>
    </message>
    <message>
        <source>已保存 {0}（时钟待核对）</source>
        <translation>Saved {0} (check the clock)</translation>
    </message>
    <message>
        <source>待裁定 {0} 处</source>
        <translation>{0} contested</translation>
    </message>
    <message>
        <source>正在停下：{0}…</source>
        <translation>Stopping: {0}…</translation>
    </message>
</context>
<context>
    <name>StepDialog</name>
    <message>
        <source>走一步</source>
        <translation>A step</translation>
    </message>
    <message>
        <source>走哪一步</source>
        <translation>Which step</translation>
    </message>
    <message>
        <source>哪一年的计划</source>
        <translation>Plan of which year</translation>
    </message>
    <message>
        <source>理由（文件要求的缺了走不了；别的缺了，写明理由才能走）</source>
        <translation>Reason (a must that is missing forbids the step; anything else is passed over only with a reason)</translation>
    </message>
    <message>
        <source>理由</source>
        <translation>Reason</translation>
    </message>
</context>
<context>
    <name>StepsTab</name>
    <message>
        <source>步骤</source>
        <translation>Steps</translation>
    </message>
    <message>
        <source>哪个程序</source>
        <translation>Which procedure</translation>
    </message>
    <message>
        <source>哪一天（空着是今天）</source>
        <translation>Which day (empty: today)</translation>
    </message>
    <message>
        <source>理由</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>这一步开始（1）</source>
        <translation>This step begins (1)</translation>
    </message>
    <message>
        <source>这一步办完（2）</source>
        <translation>This step is done (2)</translation>
    </message>
    <message>
        <source>1 开始</source>
        <translation>1 Start</translation>
    </message>
    <message>
        <source>2 办完</source>
        <translation>2 Done</translation>
    </message>
    <message>
        <source>这一步不适用，写理由（3）</source>
        <translation>This step does not apply; give a reason (3)</translation>
    </message>
    <message>
        <source>3 不适用</source>
        <translation>3 Not applicable</translation>
    </message>
    <message>
        <source>恢复</source>
        <translation>Open again</translation>
    </message>
    <message>
        <source>恢复为没开始，写理由（Delete）</source>
        <translation>Open it again; give a reason (Delete)</translation>
    </message>
    <message>
        <source>计划哪天办完</source>
        <translation>Planned to be done on</translation>
    </message>
    <message>
        <source>要登记的材料</source>
        <translation>Paper to register</translation>
    </message>
    <message>
        <source>登记材料</source>
        <translation>Register a paper</translation>
    </message>
    <message>
        <source>文号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>材料的日期</source>
        <translation>Day of the paper</translation>
    </message>
    <message>
        <source>出具单位</source>
        <translation>Issued by</translation>
    </message>
    <message>
        <source>登记</source>
        <translation>Register</translation>
    </message>
    <message>
        <source>把这份材料登记到这一步</source>
        <translation>Register this paper with this step</translation>
    </message>
    <message>
        <source>没有一步一步走的程序。</source>
        <translation>No procedure is gone step by step.</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>计划办完</source>
        <translation>Planned end</translation>
    </message>
    <message>
        <source>还差什么</source>
        <translation>What it waits for</translation>
    </message>
    <message>
        <source>没有选中的步骤</source>
        <translation>No step is chosen</translation>
    </message>
    <message>
        <source>谁办：{0}</source>
        <translation>Who: {0}</translation>
    </message>
    <message>
        <source>要有：{0}</source>
        <translation>Needs: {0}</translation>
    </message>
    <message>
        <source>出处：{0}</source>
        <translation>Source: {0}</translation>
    </message>
</context>
<context>
    <name>StoredArchiveDialog</name>
    <message>
        <source>打开存储里的档案库</source>
        <translation>Open an archive in a store</translation>
    </message>
    <message>
        <source>几台电脑共用的档案库可以放在共享盘、WebDAV（Nextcloud、NAS）或 S3 上；本机在自己的工作文件夹里合并，存回去时不会覆盖别人的。那里还没有档案库，就从空的开始。</source>
        <translation>An archive that several computers share may lie on a share, over WebDAV (Nextcloud, a NAS) or in S3. This computer merges in a work folder of its own and never overwrites what another one stored. Where there is no archive yet, it begins empty.</translation>
    </message>
    <message>
        <source>地址</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>用户名</source>
        <translation>User name</translation>
    </message>
    <message>
        <source>S3 写密钥名（Access key）</source>
        <translation>On S3 the access key</translation>
    </message>
    <message>
        <source>密码</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>记在系统钥匙串里；不改就留空</source>
        <translation>Kept in the keyring; empty: as it was</translation>
    </message>
    <message>
        <source>S3 地址</source>
        <translation>S3 address</translation>
    </message>
    <message>
        <source>https://…，亚马逊的不用写</source>
        <translation>https://…, not for Amazon&apos;s</translation>
    </message>
    <message>
        <source>S3 区域</source>
        <translation>S3 region</translation>
    </message>
    <message>
        <source>几台电脑一起收件，请在设置里写上 PostgreSQL 索引。</source>
        <translation>Where several computers take bundles in, name a PostgreSQL index in the preferences.</translation>
    </message>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
</context>
<context>
    <name>TableImportDialog</name>
    <message>
        <source>没有做成的原因</source>
        <translation>Why it was not done</translation>
    </message>
    <message>
        <source>.xlsx、.csv（UTF-8、GB 18030）都行。表头在哪一行、列叫什么名字都会自己认，认错了可以改；会怎样先给您看，点“收下”才动。</source>
        <translation>.xlsx or .csv (UTF-8, GB 18030). Where the header stands and what columns are called is recognised, and can be put right; you see what happens before you press “Take”.</translation>
    </message>
    <message>
        <source>选文件…</source>
        <translation>Choose a file…</translation>
    </message>
    <message>
        <source>从剪贴板贴入</source>
        <translation>Paste from the clipboard</translation>
    </message>
    <message>
        <source>工作表</source>
        <translation>Sheet</translation>
    </message>
    <message>
        <source>表头在第几行</source>
        <translation>Row of the header</translation>
    </message>
    <message>
        <source>没有</source>
        <translation>none</translation>
    </message>
    <message>
        <source>忘掉上次的对法</source>
        <translation>Forget the last matching</translation>
    </message>
    <message>
        <source>不再记得这种表头上次怎么对的，重新按列名认</source>
        <translation>Forget how this header was matched the last time, and go by the titles again</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>上一步</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>各列是什么</source>
        <translation>What the columns are</translation>
    </message>
    <message>
        <source>收下会怎样</source>
        <translation>What would happen</translation>
    </message>
    <message>
        <source>下一步：看看会怎样</source>
        <translation>Next: see what it will do</translation>
    </message>
    <message>
        <source>收下</source>
        <translation>Take</translation>
    </message>
    <message>
        <source>剪贴板</source>
        <translation>Clipboard</translation>
    </message>
    <message>
        <source>{0}：一行一个小区登记项，不用对列</source>
        <translation>{0}: a field of the estate a row; nothing to match</translation>
    </message>
    <message>
        <source>{0}：表头在第 {1} 行，{2} 行内容</source>
        <translation>{0}: header in row {1}, {2} rows below</translation>
    </message>
    <message>
        <source>{0}：没有表头，{1} 行内容</source>
        <translation>{0}: no header, {1} rows</translation>
    </message>
    <message>
        <source>；编码 {0}</source>
        <translation>; encoding {0}</translation>
    </message>
    <message>
        <source>；别的程序正开着它，没保存的改动这里看不到</source>
        <translation>; another program has it open, what was not saved there is not here</translation>
    </message>
    <message>
        <source>选了同一列：{0}</source>
        <translation>Same column: {0}</translation>
    </message>
    <message>
        <source>还没有选哪一列是：{0}</source>
        <translation>Not chosen yet: {0}</translation>
    </message>
    <message>
        <source>选一张表</source>
        <translation>Choose a table</translation>
    </message>
    <message>
        <source>读表格</source>
        <translation>Reading the table</translation>
    </message>
    <message>
        <source>核对表格</source>
        <translation>Checking the table</translation>
    </message>
    <message>
        <source>表里没有新的，没有要收的</source>
        <translation>The table brings nothing new</translation>
    </message>
</context>
<context>
    <name>TogetherTab</name>
    <message>
        <source>五同步</source>
        <translation>Five together</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Caption</translation>
    </message>
    <message>
        <source>同步</source>
        <translation>In step</translation>
    </message>
    <message>
        <source>这一项同步（1）</source>
        <translation>This row keeps step (1)</translation>
    </message>
    <message>
        <source>不同步</source>
        <translation>Not in step</translation>
    </message>
    <message>
        <source>这一项不同步（2）</source>
        <translation>This row does not keep step (2)</translation>
    </message>
    <message>
        <source>专项工程哪天到这个阶段</source>
        <translation>Day the special project reached this stage</translation>
    </message>
    <message>
        <source>新的专项工程</source>
        <translation>New special project</translation>
    </message>
    <message>
        <source>它的单位</source>
        <translation>Its unit</translation>
    </message>
    <message>
        <source>加一个专项工程</source>
        <translation>Add a special project</translation>
    </message>
    <message>
        <source>拿掉这个专项工程</source>
        <translation>Take this one out</translation>
    </message>
    <message>
        <source>{0} 个专项工程，{1} 个五项都同步</source>
        <translation>{0} special projects, {1} in step throughout</translation>
    </message>
    <message>
        <source>专项工程</source>
        <translation>Special project</translation>
    </message>
    <message>
        <source>项目</source>
        <translation>Row</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Outcome</translation>
    </message>
    <message>
        <source>还没有登记专项工程。</source>
        <translation>No special project is registered.</translation>
    </message>
</context>
<context>
    <name>Unlocking</name>
    <message>
        <source>签名钥匙的口令</source>
        <translation>Passphrase of the signing key</translation>
    </message>
    <message>
        <source>给同事</source>
        <translation>Give to a colleague</translation>
    </message>
    <message>
        <source>口令不对，请再试一次</source>
        <translation>That is not the passphrase. Try again.</translation>
    </message>
</context>
<context>
    <name>VerifiedDialog</name>
    <message>
        <source>核对文件</source>
        <translation>Check a paper</translation>
    </message>
    <message>
        <source>好</source>
        <translation>OK</translation>
    </message>
</context>
<context>
    <name>WalkButtons</name>
    <message>
        <source>◀ 上一项</source>
        <translation>◀ Previous</translation>
    </message>
    <message>
        <source>看不到</source>
        <translation>Not seen</translation>
    </message>
    <message>
        <source>合格</source>
        <translation>In order</translation>
    </message>
    <message>
        <source>下一项 ▶</source>
        <translation>Next ▶</translation>
    </message>
    <message>
        <source>下一处 ▶▶</source>
        <translation>Next place ▶▶</translation>
    </message>
</context>
<context>
    <name>WayTab</name>
    <message>
        <source>时间线</source>
        <translation>The way</translation>
    </message>
    <message>
        <source>{0} 件事有日子，其中 {1} 件是计划</source>
        <translation>{0} things have a day, {1} of them planned</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>事项</source>
        <translation>What</translation>
    </message>
</context>
<context>
    <name>WaysDialog</name>
    <message>
        <source>传送方式</source>
        <translation>Ways of transport</translation>
    </message>
    <message>
        <source>交换包送到哪里、回执从哪里取：U 盘或文件夹、WebDAV、S3。</source>
        <translation>Where bundles go and receipts come from: a stick or folder, WebDAV, S3.</translation>
    </message>
    <message>
        <source>已有的传送方式</source>
        <translation>The ways there are</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>例如：办公室U盘</source>
        <translation>For example: office stick</translation>
    </message>
    <message>
        <source>种类</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>地点</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>选…</source>
        <translation>Choose…</translation>
    </message>
    <message>
        <source>选文件夹</source>
        <translation>Choose a folder</translation>
    </message>
    <message>
        <source>用户名</source>
        <translation>User name</translation>
    </message>
    <message>
        <source>密码</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>不改就留空</source>
        <translation>Empty: as it is</translation>
    </message>
    <message>
        <source>S3 地址</source>
        <translation>S3 address</translation>
    </message>
    <message>
        <source>S3 区域</source>
        <translation>S3 region</translation>
    </message>
    <message>
        <source>桶名写在主机名里（OSS、COS）</source>
        <translation>Bucket in the host name (OSS, COS)</translation>
    </message>
    <message>
        <source>证书文件</source>
        <translation>Certificates</translation>
    </message>
    <message>
        <source>单位自己的证书才要，.pem</source>
        <translation>Only an organization&apos;s own, .pem</translation>
    </message>
    <message>
        <source>新的</source>
        <translation>New</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Keep</translation>
    </message>
    <message>
        <source>保存并试一试</source>
        <translation>Keep and try</translation>
    </message>
    <message>
        <source>写一个小文件、读回、删掉</source>
        <translation>Write a small file, read it back, take it away</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>U 盘或文件夹的路径</source>
        <translation>Path of a stick or folder</translation>
    </message>
    <message>
        <source>s3://桶/前缀</source>
        <translation>s3://BUCKET/PREFIX</translation>
    </message>
    <message>
        <source>正在试“{0}”…</source>
        <translation>Trying “{0}”…</translation>
    </message>
    <message>
        <source>试传送方式</source>
        <translation>Trying a way</translation>
    </message>
    <message>
        <source>要删除“{0}”和它的密码吗？那里的文件不动。</source>
        <translation>Remove “{0}” and its password? The files there stay.</translation>
    </message>
</context>
<context>
    <name>WhoDialog</name>
    <message>
        <source>您是谁？</source>
        <translation>Who are you?</translation>
    </message>
    <message>
        <source>姓名会写进每一条记录，供同事和办公室辨认；单位写在交换包上。以后可在“设置”里改。</source>
        <translation>Your name goes into every record, so that colleagues and the office know who wrote it; your organization is written on bundles. Both can be changed in the preferences.</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Organization</translation>
    </message>
    <message>
        <source>例如：城建设计院；可以不填</source>
        <translation>For example: City Design Institute; may stay empty</translation>
    </message>
    <message>
        <source>开始</source>
        <translation>Start</translation>
    </message>
</context>
<context>
    <name>WishDialog</name>
    <message>
        <source>居民意愿</source>
        <translation>What residents want</translation>
    </message>
    <message>
        <source>想要的户数</source>
        <translation>Households who want it</translation>
    </message>
    <message>
        <source>居民怎么说</source>
        <translation>What they say</translation>
    </message>
    <message>
        <source>例如：先修屋面，再做外墙</source>
        <translation>For example: the roof first, then the facade</translation>
    </message>
</context>
<context>
    <name>YearScreen</name>
    <message>
        <source>哪一份计划</source>
        <translation>Which plan</translation>
    </message>
    <message>
        <source>排计划…</source>
        <translation>Make a plan…</translation>
    </message>
    <message>
        <source>写下年份、资金、能力，排出来看</source>
        <translation>Say years, money and capacity, and see the plan</translation>
    </message>
    <message>
        <source>指定…</source>
        <translation>Force…</translation>
    </message>
    <message>
        <source>定稿…</source>
        <translation>Freeze…</translation>
    </message>
    <message>
        <source>写进储备库…</source>
        <translation>Put into the reserve…</translation>
    </message>
    <message>
        <source>印成 PDF…</source>
        <translation>As PDF…</translation>
    </message>
    <message>
        <source>导出 Excel…</source>
        <translation>Excel…</translation>
    </message>
    <message>
        <source>年度</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>没列入</source>
        <translation>Not in</translation>
    </message>
    <message>
        <source>小区</source>
        <translation>Estate</translation>
    </message>
    <message>
        <source>名次（区间）</source>
        <translation>Rank (band)</translation>
    </message>
    <message>
        <source>户数</source>
        <translation>Households</translation>
    </message>
    <message>
        <source>造价（元）</source>
        <translation>Cost (yuan)</translation>
    </message>
    <message>
        <source>为什么</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>年度计划</source>
        <translation>Yearly plan</translation>
    </message>
    <message>
        <source>新排的</source>
        <translation>Just made</translation>
    </message>
    <message>
        <source>定稿：{0}</source>
        <translation>Frozen: {0}</translation>
    </message>
    <message>
        <source>先排一份计划，或选一份定稿</source>
        <translation>Make a plan first, or choose a frozen one</translation>
    </message>
    <message>
        <source>定稿不再改；要改，另排一份</source>
        <translation>A frozen plan stays as it is; make another one to change it</translation>
    </message>
    <message>
        <source>先定稿，再写进储备库</source>
        <translation>Freeze it first, then put it into the reserve</translation>
    </message>
    <message>
        <source>还没有排计划。按“排计划…”，写下年份、资金和能力，就从储备库里走到“评审”的项目里选；谁列入、谁没列入、为什么，一行一个。看满意了定稿，再写进储备库。</source>
        <translation>There is no plan yet. “Make a plan…” asks for years, money and capacity and chooses among the projects of the reserve that are in review: a line each for who is in, who is not, and why. Freeze it when it is right, then put it into the reserve.</translation>
    </message>
    <message>
        <source>储备库里没有能排的项目：走到“评审”的才排。先到“储备库”，把项目走到“评审”。</source>
        <translation>No project of the reserve can be planned: only those in review are. Go to the reserve first and move projects to review.</translation>
    </message>
    <message>
        <source> 这是草稿，储备库还没有动。</source>
        <translation> This is a draft; the reserve is as it was.</translation>
    </message>
    <message>
        <source>排年度计划</source>
        <translation>Make a yearly plan</translation>
    </message>
    <message>
        <source>定稿以后不再改，随时能照原样再印。</source>
        <translation>Once frozen it does not change, and can be printed again as it was.</translation>
    </message>
    <message>
        <source>这份计划叫什么</source>
        <translation>What is this plan called</translation>
    </message>
    <message>
        <source>{0}年度计划</source>
        <translation>Yearly plan {0}</translation>
    </message>
    <message>
        <source>已定稿：{0}</source>
        <translation>Frozen: {0}</translation>
    </message>
    <message>
        <source>把列入的 {0} 个小区在储备库里改为“年度计划”，一个一个写进各自的档案。文件要求的材料缺了列不进去，会逐个说明；别的材料缺了，写明理由才列入。不缺就空着。</source>
        <translation>Moves the {0} estates that are in to the yearly plan of the reserve, one by one, each in its own file. Where a document the rules demand is missing, it is refused and told; where anything else is, it goes with a reason. Leave it empty where nothing is missing.</translation>
    </message>
    <message>
        <source>写进储备库</source>
        <translation>Put into the reserve</translation>
    </message>
    <message>
        <source>印成 PDF</source>
        <translation>As PDF</translation>
    </message>
    <message>
        <source>导出 Excel</source>
        <translation>Export to Excel</translation>
    </message>
    <message>
        <source>已写出：{0}</source>
        <translation>Written: {0}</translation>
    </message>
</context>
<context>
    <name>YearSide</name>
    <message>
        <source>用了多少，还有多少</source>
        <translation>What is used, what is left</translation>
    </message>
    <message>
        <source>每年</source>
        <translation>Each year</translation>
    </message>
    <message>
        <source>用</source>
        <translation>Used</translation>
    </message>
    <message>
        <source>上限</source>
        <translation>Limit</translation>
    </message>
    <message>
        <source>余</source>
        <translation>Left</translation>
    </message>
    <message>
        <source>这份计划怎样排出来的</source>
        <translation>How this plan came about</translation>
    </message>
    <message>
        <source>{0}：{1}</source>
        <translation>{0}: {1}</translation>
    </message>
</context>
<context>
    <name>YearWishDialog</name>
    <message>
        <source>排年度计划</source>
        <translation>Make a yearly plan</translation>
    </message>
    <message>
        <source>在每年的资金和能力以内，从储备库里选小区。造价不全的写出来，不当零。</source>
        <translation>Chooses estates of the reserve within the money and capacity of each year. A cost that is not wholly known is named, never taken as 0.</translation>
    </message>
    <message>
        <source> 年</source>
        <translation> yr</translation>
    </message>
    <message>
        <source>从哪一年起，排几年</source>
        <translation>First year, and how many</translation>
    </message>
    <message>
        <source>从哪一年起</source>
        <translation>First year</translation>
    </message>
    <message>
        <source>排几年</source>
        <translation>How many years</translation>
    </message>
    <message>
        <source>空着不限；各年不同用空格分开，如 500 480</source>
        <translation>Empty: no limit. Years apart by spaces: 500 480</translation>
    </message>
    <message>
        <source>每年资金（万元）</source>
        <translation>Money a year (10,000 yuan)</translation>
    </message>
    <message>
        <source>每年最多几个小区</source>
        <translation>Estates a year at most</translation>
    </message>
    <message>
        <source>每年最多几户</source>
        <translation>Households a year at most</translation>
    </message>
    <message>
        <source>每年最多多少平方米</source>
        <translation>Floor area a year at most (㎡)</translation>
    </message>
    <message>
        <source>不限</source>
        <translation>no limit</translation>
    </message>
    <message>
        <source>怎样选</source>
        <translation>How to choose</translation>
    </message>
    <message>
        <source>按名次，放得下的就列入</source>
        <translation>By rank, whoever fits is in</translation>
    </message>
    <message>
        <source>用处最大：排序分×户数之和</source>
        <translation>Best use: sum of points × households</translation>
    </message>
    <message>
        <source>名次取自</source>
        <translation>Ranks of</translation>
    </message>
    <message>
        <source>现在的排序</source>
        <translation>The ranking of now</translation>
    </message>
    <message>
        <source>定稿：{0}</source>
        <translation>Frozen: {0}</translation>
    </message>
    <message>
        <source>从哪一步的里面选</source>
        <translation>Out of those in state</translation>
    </message>
    <message>
        <source>表里说能排的</source>
        <translation>As the reserve&apos;s table says</translation>
    </message>
    <message>
        <source>排出来</source>
        <translation>Make it</translation>
    </message>
    <message>
        <source>资金要写成万元的数：一个数（每年都是它），或一年一个数，共 {0} 个。</source>
        <translation>Money is a number of 10,000 yuan: one (for every year), or one for each year, {0} of them.</translation>
    </message>
</context>
<context>
    <name>dialog</name>
    <message>
        <source>已开始：{0}</source>
        <translation>Begun: {0}</translation>
    </message>
</context>
</TS>
