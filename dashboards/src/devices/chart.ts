import { LineChart } from 'echarts/charts'
import { AxisPointerComponent, GridComponent, MarkAreaComponent, MarkLineComponent, TooltipComponent } from 'echarts/components'
import { connect, init, use, type EChartsCoreOption, type EChartsType } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'

/** The parts of ECharts that are in use: a chunk of its own, fetched when the first chart is shown. */
use([LineChart, GridComponent, MarkAreaComponent, MarkLineComponent, TooltipComponent, AxisPointerComponent, CanvasRenderer])

export { connect, init }
export type { EChartsCoreOption, EChartsType }
