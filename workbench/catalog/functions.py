"""What a formula may be made of: sqlglot's node classes that are deterministic and touch nothing outside the rows.

The lists are positive: whatever is not named here (files, network, settings, randomness, the clock) is refused.
"""

from __future__ import annotations

from sqlglot import exp

_SYNTAX: tuple[type[exp.Expression], ...] = (
    *(exp.Column, exp.Identifier, exp.Literal, exp.Null, exp.Boolean, exp.Paren, exp.Var, exp.DataType),
    *(exp.DataTypeParam, exp.Cast, exp.TryCast, exp.Case, exp.If, exp.Interval, exp.Star, exp.Distinct),
    *(exp.Add, exp.Sub, exp.Mul, exp.Div, exp.IntDiv, exp.Mod, exp.Neg, exp.DPipe),
    *(exp.And, exp.Or, exp.Not, exp.EQ, exp.NEQ, exp.LT, exp.LTE, exp.GT, exp.GTE, exp.Is, exp.In, exp.Between),
    *(exp.NullSafeEQ, exp.NullSafeNEQ, exp.Like, exp.ILike, exp.AtTimeZone, exp.Filter, exp.Where),
    *(exp.IgnoreNulls, exp.Order, exp.Ordered),
)

#: Functions of one row.
SCALARS: tuple[type[exp.Expression], ...] = (
    *(exp.Abs, exp.Ceil, exp.Floor, exp.Round, exp.Trunc, exp.Sqrt, exp.Cbrt, exp.Exp, exp.Ln, exp.Log, exp.Pow),
    *(exp.Sign, exp.Greatest, exp.Least, exp.Coalesce, exp.Nullif, exp.IsNan, exp.IsInf, exp.Sin, exp.Cos, exp.Pi),
    *(exp.Radians, exp.Degrees, exp.Lower, exp.Upper, exp.Trim, exp.Length, exp.Left, exp.Right, exp.Substring),
    *(exp.Replace, exp.Concat, exp.ConcatWs, exp.StartsWith, exp.EndsWith, exp.Contains, exp.StrPosition),
    *(exp.SplitPart, exp.RegexpLike, exp.RegexpExtract, exp.RegexpReplace, exp.Pad, exp.Reverse, exp.Initcap),
    *(exp.Extract, exp.TimestampTrunc, exp.DateTrunc, exp.DateDiff, exp.DateAdd, exp.DateSub, exp.DateFromParts),
    *(exp.TimeFromParts, exp.UnixToTime, exp.TimeToUnix, exp.TimeToStr, exp.StrToTime, exp.LastDay, exp.Date),
    *(exp.Year, exp.Quarter, exp.Month, exp.Week, exp.WeekOfYear, exp.Day, exp.DayOfWeek, exp.DayOfWeekIso),
    *(exp.DayOfYear, exp.Hour, exp.Minute, exp.Second, exp.Dayname, exp.Monthname, exp.ToDays),
    *(exp.JSONExtractScalar, exp.JSONPath, exp.JSONPathRoot, exp.JSONPathKey, exp.JSONPathSubscript),
)

#: Functions of many rows.
AGGREGATES: tuple[type[exp.Expression], ...] = (
    *(exp.Count, exp.CountIf, exp.Sum, exp.Avg, exp.Min, exp.Max, exp.Median, exp.Quantile, exp.PercentileCont),
    *(exp.ApproxQuantile,),
    *(exp.PercentileDisc, exp.Stddev, exp.StddevSamp, exp.StddevPop, exp.Variance, exp.VariancePop, exp.ApproxDistinct),
    *(exp.LogicalAnd, exp.LogicalOr, exp.ArgMax, exp.ArgMin, exp.Corr, exp.CovarPop, exp.CovarSamp),
    *(exp.ApproxQuantile, exp.AnyValue, exp.GroupConcat),
)

_SELECT: tuple[type[exp.Expression], ...] = (
    *(exp.Select, exp.From, exp.Join, exp.Table, exp.TableAlias, exp.Group, exp.Having, exp.Qualify, exp.Order),
    *(exp.Ordered, exp.Limit, exp.With, exp.CTE, exp.Union, exp.Intersect, exp.Except, exp.Subquery, exp.Exists),
    *(exp.Alias, exp.Window, exp.WindowSpec, exp.RowNumber, exp.Rank, exp.DenseRank, exp.Lag, exp.Lead),
    *(exp.FirstValue, exp.LastValue),
)

#: Functions that sqlglot has no class for, by name.
NAMED = frozenset({"isfinite", "to_hours", "to_minutes", "to_seconds", "to_months", "to_years"})

EXPRESSION = frozenset((*_SYNTAX, *SCALARS, *AGGREGATES))
FILTER = EXPRESSION | {exp.Placeholder, exp.Dot}
METRIC = EXPRESSION | {exp.Placeholder, exp.Window, exp.WindowSpec}
SELECT = EXPRESSION | frozenset(_SELECT)

#: Names for suggestions: as DuckDB calls what is allowed.
NAMES: tuple[str, ...] = (
    *("abs", "ceil", "floor", "round", "trunc", "sqrt", "exp", "ln", "log", "power", "sign", "greatest", "least"),
    *("coalesce", "nullif", "lower", "upper", "trim", "length", "left", "right", "substring", "replace", "concat"),
    *("starts_with", "ends_with", "contains", "strpos", "split_part", "regexp_matches", "regexp_extract", "extract"),
    *("date_trunc", "date_diff", "date_add", "make_date", "strftime", "strptime", "last_day", "year", "quarter"),
    *("month", "week", "day", "dayofweek", "dayofyear", "hour", "minute", "second", "dayname", "monthname", "cast"),
    *("count", "count_if", "sum", "avg", "min", "max", "median", "quantile_cont", "stddev", "variance", "bool_and"),
    *("bool_or", "arg_max", "arg_min", "corr", "approx_count_distinct", "approx_quantile", "quantile_disc"),
    *("any_value", "string_agg", "covar_pop", "covar_samp", "stddev_pop", "var_pop", "min_by", "max_by"),
)

#: What people write for something that has another name here.
INSTEAD = {
    "mean": "avg",
    "average": "avg",
    "dow": "dayofweek",
    "doy": "dayofyear",
    "ifelse": "case",
    "distinct_count": "count",
    "sumif": "sum",
    "countif": "count_if",
}

#: The types a cast may name, by sqlglot's word for them.
TYPES = frozenset(
    getattr(exp.DataType.Type, name)
    for name in (
        *("BOOLEAN", "TINYINT", "SMALLINT", "INT", "BIGINT", "INT128", "UTINYINT", "USMALLINT", "UINT", "UBIGINT"),
        *("FLOAT", "DOUBLE", "DECIMAL", "CHAR", "VARCHAR", "TEXT", "DATE", "TIME", "TIMESTAMP", "TIMESTAMPNTZ"),
        *("TIMESTAMPTZ", "INTERVAL", "UUID"),
    )
)
